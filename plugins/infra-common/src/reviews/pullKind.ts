import type { PULL_KINDS } from './pulls';

export type PullKind = (typeof PULL_KINDS)[number];

/** Branches of the portal, the narrower ones first. */
const KINDS: readonly [RegExp, PullKind][] = [
  [/^portal\/costs\/exception-/, 'cost-exception'],
  [/^portal\/savings\//, 'saving'],
  [/^portal\/drift\//, 'drift'],
  [/^portal\/fixes\//, 'fix'],
  [/^portal\/upgrades\//, 'upgrade'],
  [/^portal\/take-over\//, 'take-over'],
  [/^portal\/exceptions\//, 'exception'],
  [/^portal\/[^/]+\/[^/]+\/retire$/, 'retirement'],
  [/^portal\/[^/]+\/[^/]+\/[^/]+$/, 'service'],
];

/** What of the portal makes pull requests of such a branch, if anything does. */
export function pullKindOf(branch: string): PullKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(branch))?.[1];
}
