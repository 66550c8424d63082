import { parseVersion } from '../moduleSource';

type Version = NonNullable<ReturnType<typeof parseVersion>>;

const isNumber = (text: string) => /^\d+$/.test(text);

function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [isNumber(a), isNumber(b)];
  if (left && right && a.length !== b.length) return a.length - b.length;
  // Numbers come before words.
  if (left !== right) return left ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Below 0 when `a` comes before `b`, as Semantic Versioning orders them. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < 3; i += 1) {
    if (a.numbers[i] !== b.numbers[i]) return a.numbers[i] - b.numbers[i];
  }
  if (a.pre === b.pre) return 0;
  // A version comes after what was tried before it.
  if (a.pre === '') return 1;
  if (b.pre === '') return -1;
  const [left, right] = [a.pre.split('.'), b.pre.split('.')];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const order = comparePart(left[i], right[i]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Released versions of a module, and how far behind them others are. */
export class Releases {
  /** Newest first, without pre-releases. */
  readonly #releases: readonly Version[];
  /** Most calls are of a few versions. */
  readonly #known = new Map<string, number | undefined>();

  /** @param versions as people write them; what names no version is passed over */
  constructor(versions: readonly string[]) {
    this.#releases = versions
      .map(parseVersion)
      .filter((each): each is Version => each !== undefined && each.pre === '')
      .sort((a, b) => compareVersions(b, a));
  }

  get latest(): string | undefined {
    return this.#releases[0]?.text;
  }

  /** Releases after a version; undefined when that cannot be told. */
  behind(version: string | undefined): number | undefined {
    if (version === undefined) return undefined;
    if (!this.#known.has(version)) {
      this.#known.set(version, this.#count(version));
    }
    return this.#known.get(version);
  }

  #count(version: string): number | undefined {
    const own = parseVersion(version);
    if (!own || this.#releases.length === 0) return undefined;
    return this.#releases.filter(each => compareVersions(each, own) > 0).length;
  }

  /** Whether the latest release promises to break what calls a version. */
  breaks(version: string): boolean {
    const own = parseVersion(version);
    const [newest] = this.#releases;
    return Boolean(own && newest && newest.numbers[0] > own.numbers[0]);
  }
}
