import { PART, REF, type SloSample } from './parts';

/** Labels that tell which of several equal Prometheus servers said it. */
const REPLICAS = ['replica', 'prometheus_replica', '__replica__', 'prometheus'];
const OWN = ['__name__', 'sloth_window', PART, REF, ...REPLICAS];

/** Which group of an indicator a row is of; rows of replicas are of the same. */
function groupOf(labels: SloSample['labels']): string {
  const left = Object.entries(labels).filter(([name]) => !OWN.includes(name));
  return JSON.stringify(left.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What one objective's rows say, by what they are and by group. */
export class Rows {
  readonly #parts = new Map<string, Map<string, number>>();
  readonly samples: readonly SloSample[];
  /** There are numbers that are none: NaN, or infinite. */
  isPoisoned = false;

  constructor(samples: readonly SloSample[]) {
    this.samples = samples;
    for (const { labels, value } of samples) {
      if (!Number.isFinite(value)) this.isPoisoned = true;
      const part = labels[PART] ?? labels.__name__ ?? '';
      const groups = this.#parts.get(part) ?? new Map<string, number>();
      const group = groupOf(labels);
      const before = groups.get(group);
      if (
        Number.isFinite(value) &&
        !(before !== undefined && before >= value)
      ) {
        groups.set(group, value);
      }
      this.#parts.set(part, groups);
    }
  }

  has(part: string): boolean {
    return this.#parts.has(part);
  }

  groups(part: string): ReadonlyMap<string, number> {
    return this.#parts.get(part) ?? new Map();
  }

  /** The greatest of all groups. */
  most(part: string): number | undefined {
    const values = [...this.groups(part).values()];
    return values.length > 0 ? Math.max(...values) : undefined;
  }

  least(part: string): number | undefined {
    const values = [...this.groups(part).values()];
    return values.length > 0 ? Math.min(...values) : undefined;
  }

  /** Of one group, or of the only one there is. */
  of(part: string, group: string | undefined): number | undefined {
    const groups = this.groups(part);
    if (group !== undefined && groups.has(group)) return groups.get(group);
    return groups.size === 1 ? [...groups.values()][0] : undefined;
  }
}

/** The group with the greatest number. */
export function worstOf(
  groups: ReadonlyMap<string, number>,
): string | undefined {
  let worst: string | undefined;
  for (const [group, value] of groups) {
    if (worst === undefined || value > groups.get(worst)!) worst = group;
  }
  return worst;
}

/** A group for people: `path="/pay"`. */
export const groupText = (group: string): string =>
  (JSON.parse(group) as [string, string][])
    .filter(([name]) => !name.startsWith('sloth_'))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ');
