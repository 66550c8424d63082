/** Runs a git command of the mirror and gives what it printed. */
type Run = (args: readonly string[]) => Promise<{ text: string }>;

const HEADS = 'refs/heads/';
const TAGS = 'refs/tags/';

/** What is read once until it is forgotten; a failure is forgotten at once. */
class Remembered<T> {
  readonly #read: () => Promise<T>;
  #value: Promise<T> | undefined;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  get(): Promise<T> {
    const known = this.#value;
    if (known) return known;
    const value = this.#read();
    this.#value = value;
    value.catch(() => {
      if (this.#value === value) this.#value = undefined;
    });
    return value;
  }

  forget() {
    this.#value = undefined;
  }
}

/** Branches and tags of a mirror, kept in memory until they may have moved. */
export class Refs {
  readonly #run: Run;
  readonly #heads = new Remembered(() => this.#readHeads());
  readonly #default = new Remembered(() => this.#readDefault());
  readonly #tags = new Remembered(() => this.#readTags());

  constructor(run: Run) {
    this.#run = run;
  }

  /** They may have moved: they are read again when somebody asks. */
  forget() {
    for (const each of [this.#heads, this.#default, this.#tags]) each.forget();
  }

  /** Commits by branch. */
  heads(): Promise<Map<string, string>> {
    return this.#heads.get();
  }

  /** What HEAD stands for, whether that branch exists or not. */
  defaultBranch(): Promise<string> {
    return this.#default.get();
  }

  /** Names of all tags. */
  async tagNames(): Promise<string[]> {
    return [...(await this.#tags.get())];
  }

  async tag(name: string): Promise<string | undefined> {
    const { text } = await this.#run([
      'for-each-ref',
      '--format=%(refname)%00%(objectname)%00%(*objectname)',
      `refs/tags/${name}`,
    ]);
    const rows = text.split('\n').map(row => row.split('\0'));
    const row = rows.find(([ref]) => ref === `refs/tags/${name}`);
    // An annotated tag is an object of its own, beside its commit.
    return row && (row[2] || row[1]);
  }

  async #readDefault(): Promise<string> {
    const { text } = await this.#run(['symbolic-ref', 'HEAD']);
    return text.trim().slice(HEADS.length);
  }

  async #readTags(): Promise<string[]> {
    const format = '--format=%(refname)';
    const { text } = await this.#run(['for-each-ref', format, TAGS]);
    return text
      .split('\n')
      .filter(Boolean)
      .map(ref => ref.slice(TAGS.length));
  }

  async #readHeads(): Promise<Map<string, string>> {
    const format = '--format=%(objectname) %(refname)';
    const { text } = await this.#run(['for-each-ref', format, HEADS]);
    return new Map(
      text
        .split('\n')
        .filter(Boolean)
        .map((row): [string, string] => {
          const space = row.indexOf(' ');
          return [row.slice(space + 1 + HEADS.length), row.slice(0, space)];
        }),
    );
  }
}
