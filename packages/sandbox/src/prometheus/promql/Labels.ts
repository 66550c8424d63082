export const NAME = '__name__';

const UNNAMED: ReadonlySet<string> = new Set([NAME]);

type Entry = readonly [name: string, value: string];

/** The labels of a series. One without a value is not there. */
export class Labels {
  static readonly none = new Labels([]);

  #key: string | undefined;

  private constructor(
    /** By the name. */
    readonly entries: readonly Entry[],
  ) {}

  static of(record: Readonly<Record<string, string>>): Labels {
    const entries = Object.entries(record).filter(([, value]) => value !== '');
    return new Labels(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Equal for equal labels. */
  get key(): string {
    this.#key ??= JSON.stringify(this.entries);
    return this.#key;
  }

  get(name: string): string {
    return this.entries.find(([own]) => own === name)?.[1] ?? '';
  }

  only(names: ReadonlySet<string>): Labels {
    return new Labels(this.entries.filter(([name]) => names.has(name)));
  }

  without(names: ReadonlySet<string>): Labels {
    return new Labels(this.entries.filter(([name]) => !names.has(name)));
  }

  with(changes: Readonly<Record<string, string>>): Labels {
    return Labels.of({ ...this.record, ...changes });
  }

  get unnamed(): Labels {
    return this.without(UNNAMED);
  }

  get record(): Record<string, string> {
    return Object.fromEntries(this.entries);
  }

  /** As Prometheus writes them in its messages. */
  get text(): string {
    const shown = this.entries.map(
      ([name, value]) => `${name}=${JSON.stringify(value)}`,
    );
    return `{${shown.join(', ')}}`;
  }
}
