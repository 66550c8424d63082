import {
  type DiscoveredStack,
  formatStackRef,
  type TakeOverCandidate,
} from '@infra-portal/infra-common';
import { mainTypeOf, type OfferedModule } from '@infra-portal/infra-node';

const repositoryOf = ({ ref }: DiscoveredStack) =>
  `${ref.host}/${ref.repository}`;

/** Whether an intent makes a stack. */
function isGenerated(
  { product, service }: DiscoveredStack,
  intents: ReadonlySet<string>,
): boolean {
  return intents.has(`${product}/${service}`);
}

/** Where a module comes from, whatever its version. */
const originOf = (source: string) => source.replace(/\?ref=.*$/, '');

/**
 * Stacks that people wrote by hand, with how much of them could be taken over at
 * most: told by types of resources alone, those with most first.
 *
 * @param intents `product/service` of each intent of the repository
 */
export function candidatesOf(
  stacks: readonly DiscoveredStack[],
  intents: ReadonlySet<string>,
  modules: readonly OfferedModule[],
): TakeOverCandidate[] {
  const types = new Set(modules.map(({ module }) => mainTypeOf(module)));
  const own = new Set(modules.map(({ source }) => originOf(source)));
  return stacks
    .filter(each => !isGenerated(each, intents))
    .map(each => {
      const resources = Object.entries(each.resources);
      const sum = (some: typeof resources) =>
        some.reduce((total, [, count]) => total + count, 0);
      return {
        stack: formatStackRef(each.ref),
        repository: repositoryOf(each),
        dir: each.ref.dir,
        resources: sum(resources),
        possible: sum(resources.filter(([type]) => types.has(type))),
        foreign: each.calls.filter(
          ({ source = '' }) => !own.has(originOf(source)),
        ).length,
      };
    })
    .filter(({ resources, foreign }) => resources + foreign > 0)
    .sort((a, b) => b.possible - a.possible || (a.stack < b.stack ? -1 : 1));
}
