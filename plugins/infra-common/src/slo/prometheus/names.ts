import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';

export const DAY = 86_400;
const USUAL = 30 * DAY;
/** Seconds of the window that sums are recorded of. */
export const STEP = 300;
/** Slices of time: whether each was bad, or which part of it. */
export const SLICES = 'slo:sli_slice:bad';

/** A text as PromQL quotes it. */
const quote = (text: string) => JSON.stringify(text);

/** Matchers of labels. */
export const matchers = (labels: Record<string, string>) =>
  `{${Object.entries(labels)
    .map(([key, value]) => `${key}=${quote(value)}`)
    .join(',')}}`;

/** Labels that every series of an objective has. */
export const ownLabels = ({ id, service, name }: Slo) => ({
  ...{ sloth_id: id, sloth_service: service, sloth_slo: name },
});

/** Seconds; undefined where events are counted. */
export const sliceOf = ({ method }: Slo) =>
  method.kind === 'occurrences' ? undefined : method.slice;

/** Of a calendar window that of a month: alerts look at rolling ones all the same. */
export const periodOf = ({ window }: Slo) =>
  window.kind === 'rolling' ? window.seconds : USUAL;

/** `checkout` and `prod-latency` are `CheckoutProdLatency`. */
export const alertName = ({ service, name }: Slo) =>
  `${service}-${name}`
    .split(/[^a-zA-Z0-9]+/)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The series of the ratio of a window; seconds. */
export const ratioName = (seconds: number) =>
  `slo:sli_error:ratio_rate${prometheusDuration(seconds)}`;
