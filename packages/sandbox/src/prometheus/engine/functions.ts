import { RE2JS } from 're2js';
import type { Expr } from '../promql/ast';
import { execution } from '../promql/errors';
import { Labels, NAME } from '../promql/Labels';
import { emptyColumn, mapped, merged } from './columns';
import type { Column } from './types';

/** Functions of one number and others beside it. */
export const MATHS: Readonly<
  Record<string, (value: number, ...more: number[]) => number | undefined>
> = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  sqrt: Math.sqrt,
  sgn: Math.sign,
  clamp_min: (value, least) => Math.max(value, least),
  clamp_max: (value, most) => Math.min(value, most),
  clamp: (value, least, most) =>
    most < least ? undefined : Math.max(least, Math.min(most, value)),
  // Half goes up, and the inverse keeps 0.1 and its like exact.
  round: (value, to = 1) => Math.floor(value * (1 / to) + 0.5) / (1 / to),
};

/**
 * One where a vector has nothing: with the labels that the selector fixes, so that
 * the alert says what is missing.
 */
export function absent(
  of: Expr,
  columns: readonly Column[],
  count: number,
): Column[] {
  const result = emptyColumn(fixedLabels(of), count);
  result.values.fill(1);
  result.has.fill(1);
  for (const { has } of columns) {
    has.forEach((each, index) => {
      if (each) result.has[index] = 0;
    });
  }
  return merged([result]);
}

function fixedLabels(of: Expr): Labels {
  const selector = of.kind === 'matrix' ? of.selector : of;
  if (selector.kind !== 'selector') return Labels.none;
  const fixed: Record<string, string> = {};
  const several = new Set<string>();
  for (const { label, op, value } of selector.matchers) {
    if (label === NAME) continue;
    if (op === '=' && !(label in fixed)) fixed[label] = value;
    else several.add(label);
  }
  several.forEach(label => delete fixed[label]);
  return Labels.of(fixed);
}

/** `$1`, `$name`, `${name}` and `$$`, as Go's `Expand` reads them. */
const expanded = (template: string, valueOf: (name: string) => string) =>
  template.replace(
    /\$(?:\$|\{(\w+)\}|(\w+))/g,
    (all, braced?: string, bare?: string) =>
      all === '$$' ? '$' : valueOf(braced ?? bare!),
  );

const LABEL = /^[a-zA-Z_]\w*$/;

/** @throws PromqlError when the pattern or the label is none */
export function labelReplace(
  columns: readonly Column[],
  [target, replacement, source, pattern]: readonly string[],
): Column[] {
  if (!LABEL.test(target)) {
    throw execution(
      `invalid destination label name in label_replace(): ${target}`,
    );
  }
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(`^(?:${pattern})$`);
  } catch {
    throw execution(
      `invalid regular expression in label_replace(): ${pattern}`,
    );
  }
  return merged(
    columns.map(column => {
      const found = compiled.matcher(column.labels.get(source));
      if (!found.find()) return column;
      const value = expanded(replacement, name =>
        /^\d+$/.test(name)
          ? groupOf(() =>
              Number(name) <= found.groupCount()
                ? found.group(Number(name))
                : '',
            )
          : groupOf(() => found.group(name)),
      );
      return mapped(
        column,
        each => each,
        column.labels.with({ [target]: value }),
      );
    }),
  );
}

function groupOf(read: () => string | null): string {
  try {
    return read() ?? '';
  } catch {
    // A group that the pattern does not have is empty in Go.
    return '';
  }
}
