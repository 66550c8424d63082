import type { OpenSli } from '../openslo/schema';
import type { Problems } from './Problems';
import type { SloIndicator } from './types';

const WINDOW = /\{\{\s*\.window\s*\}\}/g;
/** How it is written inside: every query has it like this. */
export const WINDOW_MARK = '{{.window}}';
/** A bare vector selector: a name, matchers, or both. */
const SELECTOR =
  /^(?:[a-zA-Z_:][\w:]*(?:\{(?:[^{}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\})?|\{(?:[^{}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)+\})$/;

/** Whether a query is a bare selector of series, such as `requests{job="api"}`. */
export const isSloSelector = (query: string): boolean => SELECTOR.test(query);

/** Texts, in which a `#` is no comment, or a comment up to the end of its line. */
const TEXT_OR_COMMENT =
  /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|#[^\n]*/g;

/** Comments would hide what the compiler writes behind a query. */
const withoutComments = (query: string) =>
  query.replace(TEXT_OR_COMMENT, (_, text?: string) => text ?? '').trim();

/** An indicator, and where its numbers come from. */
export interface ReadIndicator {
  indicator: SloIndicator;
  source: string;
}

const pathOf = (key: string) => [
  ...['spec', 'indicator', 'spec'],
  ...(key === 'thresholdMetric' ? [key] : ['ratioMetric', key]),
];

type Metric = NonNullable<OpenSli['thresholdMetric']>;

/** Reads queries of one indicator, which must fit together. */
export class Queries {
  readonly #problems: Problems;
  readonly #counter: boolean;
  readonly #sources = new Set<string>();
  readonly #forms = new Set<'templated' | 'selector'>();

  constructor(problems: Problems, counter: boolean) {
    this.#problems = problems;
    this.#counter = counter;
  }

  /** A query that looks back. */
  windowed(metric: Metric, key: string): string | undefined {
    const query = this.plain(metric, key);
    if (query === undefined) return undefined;
    const marked = query.replace(WINDOW, WINDOW_MARK);
    if (marked.includes(WINDOW_MARK)) {
      this.#forms.add('templated');
      return marked;
    }
    if (isSloSelector(query)) {
      this.#forms.add('selector');
      return this.#counter
        ? `sum(rate(${query}[${WINDOW_MARK}]))`
        : `sum(sum_over_time(${query}[${WINDOW_MARK}]))`;
    }
    this.#problems.error(
      `The query of ${key} neither contains {{.window}} nor is a bare selector such as http_requests_total{job="api"}.`,
      pathOf(key),
    );
    return undefined;
  }

  plain({ metricSource }: Metric, key: string): string | undefined {
    const { metricSourceRef, spec } = metricSource;
    const { query } = spec;
    if (metricSourceRef === undefined) {
      this.#problems.error(
        `${key} needs a metricSourceRef: data sources are shared, so that no file has addresses.`,
        pathOf(key),
      );
      return undefined;
    }
    this.#sources.add(metricSourceRef);
    const text = typeof query === 'string' ? withoutComments(query) : '';
    if (text !== '') return text;
    this.#problems.error(`${key} needs a query.`, pathOf(key));
    return undefined;
  }

  done(indicator: SloIndicator): ReadIndicator | undefined {
    const [source, ...others] = this.#sources;
    if (others.length > 0) {
      this.#problems.error('Both metrics must be of one data source.', [
        ...['spec', 'indicator'],
      ]);
      return undefined;
    }
    if (this.#forms.size > 1) {
      this.#problems.error(
        'Write both queries with {{.window}}, or both as bare selectors.',
        ['spec', 'indicator'],
      );
      return undefined;
    }
    return { indicator, source };
  }
}
