/** Runs a git command of the mirror and gives what it printed. */
type Run = (args: readonly string[]) => Promise<{ text: string }>;

const HEADS = 'refs/heads/';
const TAGS = 'refs/tags/';

/** Branches and tags of a mirror, kept in memory until they may have moved. */
export class Refs {
  readonly #run: Run;
  #heads: Promise<Map<string, string>> | undefined;
  #default: Promise<string> | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  /** They may have moved: they are read again when somebody asks. */
  forget() {
    this.#heads = undefined;
    this.#default = undefined;
  }

  /** Commits by branch. */
  heads(): Promise<Map<string, string>> {
    const known = this.#heads;
    if (known) return known;
    const heads = this.#readHeads();
    this.#heads = heads;
    heads.catch(() => {
      if (this.#heads === heads) this.#heads = undefined;
    });
    return heads;
  }

  /** What HEAD stands for, whether that branch exists or not. */
  defaultBranch(): Promise<string> {
    const known = this.#default;
    if (known) return known;
    const branch = this.#run(['symbolic-ref', 'HEAD']).then(({ text }) =>
      text.trim().slice(HEADS.length),
    );
    this.#default = branch;
    branch.catch(() => {
      if (this.#default === branch) this.#default = undefined;
    });
    return branch;
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

  /** Names of all tags. */
  async tagNames(): Promise<string[]> {
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
