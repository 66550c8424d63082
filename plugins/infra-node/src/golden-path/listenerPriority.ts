import { createHash } from 'node:crypto';
import type { Claims } from './claims';
import type { Inventory } from './collisions';

/** Rules of services are in this range; below are those written by hand. */
const FIRST = 1000;
const COUNT = 49_000;

/**
 * The number of a service's listener rules, in all environments, when its intent
 * names none: made from its name, and spread over all services.
 */
export function usualPriority({
  product,
  service,
}: {
  product: string;
  service: string;
}): number {
  const digest = createHash('sha256').update(`${product}/${service}`).digest();
  return FIRST + (digest.readUInt32BE(0) % COUNT);
}

/**
 * The number itself when nobody has it, else the next that nobody has; after the
 * last one it begins again. Environments and listeners are not told apart, so
 * that a service may come to another one later.
 * @returns undefined when none is left
 */
export function freePriority(
  wanted: number,
  inventory: Inventory,
  own: Pick<Claims, 'product' | 'service'>,
): number | undefined {
  const isWanted = (number: number | undefined) => number === wanted;
  // Nearly always: nothing is made of long lists for it.
  if (!someTaken(inventory, own, isWanted)) return wanted;
  const taken = new Set<number | undefined>();
  someTaken(inventory, own, number => {
    taken.add(number);
    return false;
  });
  for (let step = 1; step <= COUNT; step += 1) {
    const next = FIRST + ((Math.max(wanted - FIRST, 0) + step) % COUNT);
    if (!taken.has(next)) return next;
  }
  return undefined;
}

type Test = (priority: number | undefined) => boolean;

/** Whether something holds for a number that somebody else has. */
function someTaken(
  { services, pullRequests, stacks = [] }: Inventory,
  own: Pick<Claims, 'product' | 'service'>,
  holds: Test,
): boolean {
  const inClaims = (claims: Claims) =>
    (claims.product !== own.product || claims.service !== own.service) &&
    claims.environments.some(({ rule }) => holds(rule?.priority));
  return (
    services.some(inClaims) ||
    pullRequests.some(({ claims }) => inClaims(claims)) ||
    stacks.some(({ rule }) => holds(rule?.priority))
  );
}

/**
 * What `ingress.priority` has to say so that a service meets no other: undefined
 * where the number of its name is free, or the service has it already.
 * @param order what the service asks for, without a priority in its intent
 * @param own what the service takes as it is in the repository
 */
export function chosenPriority(
  order: Claims,
  inventory: Inventory,
  own?: Claims,
): number | undefined {
  const wanted = priorityIn(order);
  if (wanted === undefined || (own && priorityIn(own) === wanted)) {
    return undefined;
  }
  const free = freePriority(wanted, inventory, order);
  return free === wanted ? undefined : free;
}

function priorityIn({ environments }: Claims): number | undefined {
  return environments.find(({ rule }) => rule?.priority !== undefined)?.rule
    ?.priority;
}
