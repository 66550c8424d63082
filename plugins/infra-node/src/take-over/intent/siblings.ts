import type { DiscoveredStack } from '@infra-portal/infra-common';
import type { IntentStack } from './types';

/** A service has so many other environments that are read. */
const MOST_SIBLINGS = 6;

/** What discovery tells of a stack that matters to an intent. */
export const intentStackOf = ({
  ref,
  ...stack
}: DiscoveredStack): IntentStack => ({
  folder: ref.dir === '.' ? '' : ref.dir,
  workspace: ref.workspace,
  product: stack.product,
  service: stack.service,
  environment: stack.environment,
});

/** Stacks of the same service in other environments, one of each. */
export function siblingsOf(
  asked: DiscoveredStack,
  all: readonly DiscoveredStack[],
): DiscoveredStack[] {
  const { environment, product, service } = asked;
  if (!product || !service || !environment) return [];
  const found = new Map<string, DiscoveredStack>();
  for (const each of all) {
    const isSame = each.product === product && each.service === service;
    const word = each.environment;
    if (!isSame || word === undefined || word === environment) continue;
    if (!found.has(word)) found.set(word, each);
  }
  return [...found.values()].slice(0, MOST_SIBLINGS);
}
