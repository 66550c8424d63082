import { environmentRank } from '../standards/environments';

interface Placed {
  environment?: string;
}

export interface UpgradeWave<T> {
  /** Absent: what has no environment. */
  environment?: string;
  items: T[];
}

/**
 * Environments in the order in which an upgrade reaches them: first those that
 * somebody named, then the others on the way from trial to production, and last
 * what has none.
 * @param wanted names in the order of the rules
 */
export function upgradeOrder(
  environments: Iterable<string | undefined>,
  wanted: readonly string[],
): (string | undefined)[] {
  const rank = (environment: string | undefined) => {
    if (environment === undefined) return [2, 0];
    const named = wanted.indexOf(environment);
    return named < 0 ? [1, environmentRank(environment)] : [0, named];
  };
  return [...new Set(environments)].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return (
      left[0] - right[0] ||
      left[1] - right[1] ||
      (a ?? '').localeCompare(b ?? '')
    );
  });
}

/** One wave for each environment; items keep their order. */
export function upgradeWaves<T extends Placed>(
  items: readonly T[],
  wanted: readonly string[],
): UpgradeWave<T>[] {
  const order = upgradeOrder(
    items.map(({ environment }) => environment),
    wanted,
  );
  return order.map(environment => ({
    ...(environment !== undefined && { environment }),
    items: items.filter(each => each.environment === environment),
  }));
}
