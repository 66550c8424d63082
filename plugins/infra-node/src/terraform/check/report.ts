import { nearest, type Effort } from './suggest';
import { WARNING_CODES, type FindingCode } from './codes';

/** Something wrong in a configuration. */
export interface Finding {
  /** Path as the module's files have it. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  code: FindingCode;
  severity: 'error' | 'warning';
  /** What is wrong, as a sentence without its place. */
  message: string;
  /** How to mend it. */
  remedy?: string;
}

/** The file that offsets belong to. */
export interface Source {
  file: string;
  text: string;
  /** JSON syntax, in which blocks look like arguments. */
  json?: true;
}

/** Where something is. */
export interface Place {
  source: Source;
  offset: number;
}

/** More help nobody, and a hostile file could make millions. */
const MOST_FINDINGS = 1000;

/** Characters compared for suggestions in one report: about 20 ms. */
const MOST_COMPARED = 3_000_000;

/** Longer names are cut in messages. */
const LONGEST_NAME = 80;

/** Controls and marks that reorder text would spoil a terminal or a page. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text from a configuration as it may stand in a message: quoted and short. */
export function shown(name: string): string {
  const short =
    name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  const safe = short.replace(
    UNPRINTABLE,
    mark => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${safe}"`;
}

/** Offsets of the first character of each line. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Collects findings, each once, and knows when it is enough. */
export class Report {
  private readonly found = new Map<string, Finding>();
  private readonly lines = new Map<string, number[]>();
  private readonly covered = new Set<string>();
  private readonly effort: Effort = { left: MOST_COMPARED };

  /** Nothing more is taken. */
  get full(): boolean {
    return this.found.size >= MOST_FINDINGS;
  }

  get size(): number {
    return this.found.size;
  }

  add(place: Place, code: FindingCode, message: string, remedy?: string) {
    this.cover(place);
    if (this.full) return;
    this.put({ ...this.position(place), code, message, remedy });
  }

  /** Something was said of this place already, here or in another's words. */
  covers(file: string, offset: number): boolean {
    return this.covered.has(`${offset} ${file}`);
  }

  cover({ source, offset }: Place) {
    this.covered.add(`${offset} ${source.file}`);
  }

  /**
   * `did you mean "bucket"?`, where one of the names is near enough.
   * After hundreds of wrong names there is no suggestion any more.
   */
  didYouMean(name: string, others: Iterable<string>): string | undefined {
    if (this.full) return undefined;
    const best = nearest(name, others, this.effort);
    return best === undefined ? undefined : `did you mean ${shown(best)}?`;
  }

  /** Takes a finding whose line and column are known. */
  put(finding: Omit<Finding, 'severity'>) {
    const { file, line, column, code, message } = finding;
    this.found.set(JSON.stringify([file, line, column, code, message]), {
      ...finding,
      severity: WARNING_CODES.has(code) ? 'warning' : 'error',
    });
  }

  /** By file, line and column. */
  sorted(): Finding[] {
    const all = [...this.found.values()].sort(
      (a, b) =>
        compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
    if (this.full) {
      all.push({
        ...all[all.length - 1],
        code: 'too-many',
        severity: 'error',
        message: `There are more than ${MOST_FINDINGS} findings; the rest is not shown.`,
        remedy: undefined,
      });
    }
    return all;
  }

  private position({ source, offset }: Place) {
    let starts = this.lines.get(source.file);
    if (!starts) {
      starts = lineStarts(source.text);
      this.lines.set(source.file, starts);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return {
      file: source.file,
      line: low + 1,
      column: offset - starts[low] + 1,
    };
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
