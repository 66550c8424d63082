import type { Labels } from '../promql/Labels';
import { numberText } from '../http/numbers';

const HOLE =
  /\{\{\s*(?:\$labels\.(\w+)|(\$value)(?:\s*\|\s*(humanizePercentage))?)\s*\}\}/g;

/** `%.4g`, as Prometheus writes percentages. */
const percentage = (value: number) =>
  `${String(Number((value * 100).toPrecision(4)))}%`;

/**
 * Texts of an alert with its labels and value. Of Go's templates only what rules of
 * the portal use is known; all else stays as it is written.
 */
export const expanded = (template: string, labels: Labels, value: number) =>
  template.replace(HOLE, (_all, label, _value, percent) => {
    if (label !== undefined) return labels.get(label);
    return percent ? percentage(value) : numberText(value);
  });
