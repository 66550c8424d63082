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
  readonly #all = new Remembered(() => this.#readAll());
  readonly #default: Remembered<string>;

  /** @param headRef what HEAD stands for: `refs/heads/main` */
  constructor(run: Run, headRef: () => Promise<string | undefined>) {
    this.#run = run;
    this.#default = new Remembered(async () => {
      const ref = await headRef();
      return ref?.slice(HEADS.length) ?? '';
    });
  }

  /** They may have moved: they are read again when somebody asks. */
  forget() {
    for (const each of [this.#all, this.#default]) each.forget();
  }

  /** Commits by branch. */
  async heads(): Promise<ReadonlyMap<string, string>> {
    return (await this.#all.get()).heads;
  }

  /** What HEAD stands for, whether that branch exists or not. */
  defaultBranch(): Promise<string> {
    return this.#default.get();
  }

  /** Names of all tags. */
  async tagNames(): Promise<string[]> {
    return [...(await this.#all.get()).tags];
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

  /** Branches and tags together: it is the start of a process that takes time. */
  async #readAll() {
    const format = '--format=%(objectname) %(refname)';
    const { text } = await this.#run(['for-each-ref', format, HEADS, TAGS]);
    const heads = new Map<string, string>();
    const tags: string[] = [];
    for (const row of text.split('\n').filter(Boolean)) {
      const space = row.indexOf(' ');
      const ref = row.slice(space + 1);
      if (ref.startsWith(TAGS)) tags.push(ref.slice(TAGS.length));
      else heads.set(ref.slice(HEADS.length), row.slice(0, space));
    }
    return { heads, tags };
  }
}
