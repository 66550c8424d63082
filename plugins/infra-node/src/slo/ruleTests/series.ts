import type { PromqlMatcher, PromqlSelector } from '../promql/selectors';

/** One series: its metric and labels. */
export interface ExampleSeries {
  name: string;
  labels: Record<string, string>;
  reads: PromqlSelector['reads'];
}

const whole = (pattern: string) => {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    // Prometheus knows RE2, which differs here and there.
    return undefined;
  }
};

function holds({ op, value }: PromqlMatcher, text: string): boolean {
  if (op === '=') return text === value;
  if (op === '!=') return text !== value;
  const found = whole(value)?.test(text) ?? false;
  return op === '=~' ? found : !found;
}

/** Whether a selector finds a series. */
export const selects = (
  { name, matchers }: PromqlSelector,
  series: ExampleSeries,
): boolean =>
  name === series.name &&
  matchers.every(each => holds(each, series.labels[each.label] ?? ''));

/** Texts that a pattern may fit, the plainest first. */
function textsLike(pattern: string): string[] {
  const [first] = pattern.replace(/^\^|\$$/g, '').split('|');
  const plain = first
    .replace(/\\d/g, '0')
    .replace(/\\w/g, 'x')
    .replace(/\[\^?\\?(.)[^\]]*\]/g, '$1')
    .replace(/\.[*+?]?/g, '0')
    .replace(/[()?:*+^$]|\{[^}]*\}/g, '')
    .replace(/\\(.)/g, '$1');
  return [plain, pattern, 'x', '0', '200', ''];
}

const withLabel = (
  series: ExampleSeries,
  label: string,
  text: string,
): ExampleSeries => ({
  ...series,
  labels: { ...series.labels, [label]: text },
});

/**
 * A series that a selector finds and others do not; undefined where none is found
 * by trying plain texts.
 */
export function exampleOf(
  selector: PromqlSelector,
  without: readonly PromqlSelector[] = [],
): ExampleSeries | undefined {
  const others = without.filter(({ name }) => name === selector.name);
  const wanted = [selector, ...others].flatMap(({ matchers }) => matchers);
  const names = [...new Set(wanted.map(({ label }) => label))];
  const series: ExampleSeries = {
    ...{ name: selector.name, labels: {}, reads: selector.reads },
  };
  if (selector.name === '') return undefined;
  for (const label of names) {
    const own = selector.matchers.filter(each => each.label === label);
    const others_ = wanted.filter(each => each.label === label);
    const texts = [
      '',
      ...others_.flatMap(({ op, value }) =>
        op === '=' ? [value] : textsLike(value),
      ),
    ];
    const fitting = texts.filter(text => own.every(each => holds(each, text)));
    if (fitting.length === 0) return undefined;
    const apart = fitting.find(text =>
      others.every(other => !selects(other, withLabel(series, label, text))),
    );
    const chosen = apart ?? fitting[0];
    if (chosen !== '') series.labels[label] = chosen;
  }
  const isApart = others.every(other => !selects(other, series));
  return selects(selector, series) && isApart ? series : undefined;
}
