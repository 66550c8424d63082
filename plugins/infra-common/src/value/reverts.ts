/** A pull request as far as it may take another one back. */
export interface MaybeRevert {
  repository: string;
  number: number;
  title: string;
  body: string;
  /** Milliseconds since 1970; undefined: it is not merged. */
  mergedAt?: number;
}

/** After so many milliseconds it is a change of mind. */
const SOON = 7 * 24 * 3600_000;

/**
 * Number of the pull request that took one back within seven days: GitHub writes
 * `Reverts owner/repository#7` into its text.
 */
export function revertedBy(
  pull: MaybeRevert,
  others: readonly MaybeRevert[],
): number | undefined {
  const { mergedAt } = pull;
  if (mergedAt === undefined) return undefined;
  const [, ...path] = pull.repository.split('/');
  const short = path.join('/').toLowerCase();
  return others.find(other => {
    const taken = /^Reverts ([\w.-]+\/[\w.-]+)?#(\d+)\s*$/im.exec(other.body);
    return (
      taken !== null &&
      Number(taken[2]) === pull.number &&
      (taken[1] ?? short).toLowerCase() === short &&
      other.repository.toLowerCase() === pull.repository.toLowerCase() &&
      other.mergedAt !== undefined &&
      other.mergedAt >= mergedAt &&
      other.mergedAt - mergedAt <= SOON
    );
  })?.number;
}
