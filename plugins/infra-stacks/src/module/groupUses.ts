import type { ModuleUse } from '@infra-portal/infra-common';

/** Calls of one version, or of none that can be told. */
export interface UseGroup {
  /** Unique among the groups of a module. */
  key: string;
  pin: ModuleUse['pin'];
  /** The version, or the condition that it has to fit. */
  version?: string;
  behind?: number;
  uses: ModuleUse[];
}

const PINS: readonly ModuleUse['pin'][] = [
  'pinned',
  'range',
  'local',
  'moving',
  'unknown',
];

/**
 * Calls of a module by the version they take: the newest first, in the order
 * of `versions`, then those whose version is not in that list, then by how
 * little can be told.
 */
export function groupUses(
  uses: readonly ModuleUse[],
  versions: readonly string[],
): UseGroup[] {
  const groups = new Map<string, UseGroup>();
  for (const use of uses) {
    const { pin, version, behind } = use;
    const key = `${pin} ${version ?? ''}`;
    const group = groups.get(key) ?? { key, pin, version, behind, uses: [] };
    group.uses.push(use);
    groups.set(key, group);
  }
  const age = new Map(versions.map((version, index) => [version, index]));
  const ageOf = ({ version }: UseGroup) =>
    (version === undefined ? undefined : age.get(version)) ?? versions.length;
  return [...groups.values()].sort(
    (a, b) =>
      PINS.indexOf(a.pin) - PINS.indexOf(b.pin) ||
      ageOf(a) - ageOf(b) ||
      compare(b.key, a.key),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
