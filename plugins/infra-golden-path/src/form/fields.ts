import type { Answers } from './answers';
import { keyOf, type Path } from './answers';
import type { FormContext } from './context';
import * as show from './shows';
import { supportsPart } from './supports';

export const SECTIONS = ['what', 'run', 'reach', 'data', 'safety'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where a value on the form comes from. */
export type ValueOrigin =
  /** The person said so. */
  | 'answer'
  /** The same for everybody, by `portal.yaml` or the schema of `service.yaml`. */
  | 'standards'
  /** Higher than usual because production must not stop. */
  | 'safety'
  | 'product'
  | 'name'
  | 'path'
  /** Read from `service.yaml` as it is. */
  | 'file';

export interface Derived {
  value: unknown;
  origin: ValueOrigin;
}

/** One question of the form: an answer of the intent, with what happens without it. */
export interface Field {
  path: Path;
  section: Section;
  /** Folded away unless it was answered; the others are always asked. */
  more?: boolean;
  /** What `service.yaml` means when it does not say anything. */
  fallback?: unknown;
  /** The intent is not valid without it. */
  required?: boolean;
  /** A better start than the fallback, for a new service only. */
  derive?: (context: FormContext, answers: Answers) => Derived | undefined;
  shows?: (context: FormContext, answers: Answers) => boolean;
}

const productOf = (context: FormContext, answers: Answers) =>
  context.model.products.find(({ name }) => name === answers.product);

const fromProduct = (value: unknown): Derived | undefined =>
  value === undefined ? undefined : { value, origin: 'product' };

const ingressKind = (context: FormContext): Derived => ({
  value: show.usualIngress(context),
  origin: 'path',
});

const hostOf = (_: FormContext, answers: Answers): Derived | undefined =>
  typeof answers.service === 'string' && answers.service !== ''
    ? { value: answers.service, origin: 'name' }
    : undefined;

const portOf = (context: FormContext): Derived | undefined =>
  supportsPart(context, 'image') ? { value: 8080, origin: 'path' } : undefined;

const field = (
  section: Section,
  key: string,
  rest: Omit<Field, 'path' | 'section'> = {},
): Field => ({ section, path: key.split('.'), ...rest });

const folded = { more: true };

/** Every question with one answer, in the order of the page. */
export const FIELDS: Field[] = [
  field('what', 'product', { required: true }),
  field('what', 'service', { required: true }),
  field('what', 'description', { required: true }),
  field('what', 'owner', {
    required: true,
    derive: (context, answers) =>
      fromProduct(productOf(context, answers)?.owner),
  }),
  field('what', 'costCenter', {
    required: true,
    derive: (context, answers) =>
      fromProduct(productOf(context, answers)?.costCenters[0]),
  }),
  field('what', 'dataClass', { fallback: 'internal' }),
  field('what', 'lifecycle', { ...folded, fallback: 'production' }),

  field('run', 'image'),
  field('run', 'port', { derive: portOf }),
  field('run', 'healthPath', { ...folded, fallback: '/health' }),
  field('run', 'source.repository', folded),
  field('run', 'source.skeleton', {
    ...folded,
    fallback: false,
    shows: show.has('source.repository'),
  }),

  field('reach', 'ingress.kind', { fallback: 'none', derive: ingressKind }),
  field('reach', 'ingress.host', { shows: show.reached, derive: hostOf }),
  field('reach', 'ingress.path', {
    ...folded,
    fallback: '/',
    shows: show.reached,
  }),
  field('reach', 'ingress.waf', { ...folded, shows: show.fromInternet }),
  field('reach', 'ingress.waf.rateLimit', {
    ...folded,
    fallback: 2000,
    shows: (context, answers) =>
      show.fromInternet(context, answers) &&
      show.has('ingress.waf')(context, answers),
  }),
  field('reach', 'ingress.allowedCidrs', {
    ...folded,
    fallback: [],
    shows: show.reached,
  }),
  field('reach', 'ingress.priority', { ...folded, shows: show.reached }),

  field('data', 'database'),
  field('data', 'database.engine', {
    fallback: 'postgres',
    shows: show.has('database'),
  }),
  field('data', 'database.storageGib', {
    ...folded,
    fallback: 20,
    shows: show.has('database'),
  }),
  field('data', 'database.proxy', {
    ...folded,
    fallback: false,
    shows: show.has('database'),
  }),
  field('data', 'database.multiAz', { ...folded, shows: show.has('database') }),
  field('data', 'database.backupDays', {
    ...folded,
    shows: show.has('database'),
  }),
  field('data', 'cache'),

  field('safety', 'auth.cognito', { fallback: false, shows: show.reached }),
  field('safety', 'auth.opa', { ...folded, fallback: false }),
  field('safety', 'deployment.strategy', { ...folded, fallback: 'rolling' }),
  field('safety', 'deployment.canaryPercent', {
    ...folded,
    fallback: 10,
    shows: show.is('deployment.strategy', 'canary'),
  }),
  field('safety', 'deployment.bakeMinutes', {
    ...folded,
    fallback: 5,
    shows: (context, answers) =>
      !show.is('deployment.strategy', 'rolling', 'rolling')(context, answers),
  }),
  field('safety', 'objectives.availabilityPercent'),
  field('safety', 'objectives.latency.seconds', folded),
  field('safety', 'objectives.latency.percent', {
    ...folded,
    fallback: 99,
    shows: show.has('objectives.latency.seconds'),
  }),
  field('safety', 'objectives.windowDays', { ...folded, fallback: 30 }),
  field('safety', 'alertChannel', folded),
  field('safety', 'budget', folded),
  field('safety', 'recovery', { ...folded, fallback: 'standard' }),
];

const BY_KEY = new Map(FIELDS.map(each => [keyOf(each.path), each]));

/** The question of a key such as `ingress.host`. */
export function fieldOf(key: string): Field {
  const found = BY_KEY.get(key);
  if (!found) throw new Error(`${key} is not a question of the form`);
  return found;
}
