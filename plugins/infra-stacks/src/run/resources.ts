import type { ResourceChange } from '@infra-portal/infra-common';

/** How much harm a change can do; the riskiest first. */
export const RISKS = ['lost', 'changed', 'added', 'same'] as const;

export type Risk = (typeof RISKS)[number];

const RISK_OF: Record<ResourceChange['action'], Risk> = {
  delete: 'lost',
  replace: 'lost',
  forget: 'lost',
  update: 'changed',
  create: 'added',
  import: 'added',
  // Nothing of what is there becomes otherwise.
  move: 'same',
  read: 'same',
};

/** Resources of each risk, in the order they came in. */
export function byRisk(
  resources: readonly ResourceChange[],
): Record<Risk, ResourceChange[]> {
  const found: Record<Risk, ResourceChange[]> = {
    lost: [],
    changed: [],
    added: [],
    same: [],
  };
  for (const each of resources) found[RISK_OF[each.action]].push(each);
  return found;
}

/** Resources whose address or action has the text in it, in either case. */
export function fitting(
  resources: readonly ResourceChange[],
  text: string,
  wordOf: (action: ResourceChange['action']) => string,
): ResourceChange[] {
  const wanted = text.trim().toLowerCase();
  return resources.filter(({ address, action, movedFrom = '' }) =>
    [address, movedFrom, wordOf(action)].some(each =>
      each.toLowerCase().includes(wanted),
    ),
  );
}

/** The address's part after `#` that leads to a resource. */
export const hashOf = (address: string) => `#${encodeURIComponent(address)}`;

/** The resource that a part after `#` is of; undefined where it is none. */
export function addressOf(hash: string): string | undefined {
  try {
    return decodeURIComponent(hash.slice(1)) || undefined;
  } catch {
    // Somebody wrote it by hand.
    return undefined;
  }
}
