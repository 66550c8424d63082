import {
  Dependencies,
  type MissingOutput,
  missingOutputs,
  type NamedStack,
  orphanFindings,
  parseStackRef,
  type ProductSummary,
  type ResolvedModules,
  resolveModules,
  type StackFinding,
  stackNames,
  type StackSummary,
} from '@infra-portal/infra-common';
import { isDeepStrictEqual } from 'node:util';
import { productsOf } from './products';
import { type ResolvedStack, ResolvedStacks } from './resolvedStack';
import type { ListedRepository, ListedStack } from './StackStore';

/** All repositories together. */
export interface Resolved {
  repositories: ReadonlyMap<string, ListedRepository>;
  stacks: readonly ResolvedStack[];
  byName: ReadonlyMap<string, ResolvedStack>;
  products: ProductSummary[];
  modules: ResolvedModules;
  dependencies: Dependencies;
  /** Outputs of others that are read and not there, by the reader's ref. */
  missing: ReadonlyMap<string, MissingOutput[]>;
  /** Findings of no stack that only all repositories together tell. */
  problems: ReadonlyMap<string, StackFinding[]>;
}

/** What was resolved last, and from what. */
interface Known {
  repositories: readonly ListedRepository[];
  stacks: ReadonlyMap<string, ListedStack>;
  names: ReadonlyMap<string, string>;
  resolved: Resolved;
}

type Part = (stack: ListedStack) => unknown;

/** What names are made of. */
const placeOf: Part = ({ summary }) => {
  const { layer, product, service, environment, region } = summary;
  return [layer, product, service, environment, region];
};
const callsOf: Part = ({ ties }) => ties.calls;
/** What tells who reads what of whom. */
const exchangesOf: Part = ({ summary, ties: { calls, ...others } }) => [
  others,
  summary.incomplete,
];

/** What products show of their stacks. */
const shownOf = ({
  product,
  service,
  environment,
  owner,
  repository,
  findings,
}: StackSummary) => [
  product,
  service,
  environment,
  owner,
  repository,
  findings,
];

const modulesOf = ({ repository, modulesAt, modules }: ListedRepository) => ({
  repository,
  modulesAt,
  modules,
});

/** Tells what may have changed since something was resolved. */
class Since {
  /** Stacks that are others than they were; undefined: not the same refs. */
  readonly #changed:
    | readonly (readonly [ListedStack, ListedStack])[]
    | undefined;
  /** Whether all but stacks is as it was. */
  readonly #sameModules: boolean;

  constructor(
    before: Known,
    repositories: readonly ListedRepository[],
    stacks: ReadonlyMap<string, ListedStack>,
  ) {
    this.#changed = changed(before.stacks, stacks);
    this.#sameModules = isDeepStrictEqual(
      before.repositories.map(modulesOf),
      repositories.map(modulesOf),
    );
  }

  same(...parts: readonly Part[]): boolean {
    if (!this.#changed) return false;
    return this.#changed.every(([old, now]) =>
      parts.every(part => isDeepStrictEqual(part(old), part(now))),
    );
  }

  sameModules(): boolean {
    return this.#sameModules && this.same(callsOf);
  }
}

function changed(
  before: ReadonlyMap<string, ListedStack>,
  now: ReadonlyMap<string, ListedStack>,
) {
  if (before.size !== now.size) return undefined;
  const found: [ListedStack, ListedStack][] = [];
  for (const [ref, stack] of now) {
    const old = before.get(ref);
    if (!old) return undefined;
    if (old !== stack) found.push([old, stack]);
  }
  return found;
}

/**
 * Puts together what repositories hold. What is told depends on them alone, and
 * not on their order; what was worked out before is used again where nothing
 * that it is made of has changed.
 */
export class Resolver {
  readonly #stacks = new ResolvedStacks();
  #known: Known | undefined;

  /**
   * @param isWhole whether each of them has been read: only then it is told what
   *   nobody uses
   */
  resolve(
    repositories: readonly ListedRepository[],
    isWhole: boolean,
  ): Resolved {
    const listed = repositories.flatMap(({ stacks }) => stacks);
    const byRef = new Map(listed.map(each => [each.summary.ref, each]));
    const before = this.#known;
    const since = before && new Since(before, repositories, byRef);
    const names =
      before && since?.same(placeOf)
        ? before.names
        : stackNames(listed.map(namedStack));
    const modules =
      before && since?.sameModules()
        ? before.resolved.modules
        : resolveModules(repositories);
    const missing =
      before && since?.same(placeOf, exchangesOf)
        ? before.resolved.missing
        : missingOutputs(listed);
    const stacks = listed.map(stack => {
      const { ref } = stack.summary;
      const name = names.get(ref)!;
      return this.#stacks.of(stack, {
        name,
        modules,
        missing: missing.get(ref),
      });
    });
    const resolved: Resolved = {
      repositories: new Map(repositories.map(each => [each.repository, each])),
      stacks,
      byName: new Map(stacks.map(each => [each.summary.name, each])),
      products: productsAfter(before?.resolved, stacks),
      modules,
      dependencies: new Dependencies(
        stacks,
        since?.same(placeOf, exchangesOf)
          ? before?.resolved.dependencies
          : undefined,
      ),
      missing,
      problems: isWhole ? orphanFindings(modules) : new Map(),
    };
    this.#known = { repositories, stacks: byRef, names, resolved };
    return resolved;
  }
}

/** Products, which are as they were while their stacks show the same. */
function productsAfter(
  before: Resolved | undefined,
  stacks: readonly ResolvedStack[],
): ProductSummary[] {
  const isSame =
    before?.stacks.length === stacks.length &&
    before.stacks.every(
      (old, index) =>
        old === stacks[index] ||
        isDeepStrictEqual(shownOf(old.summary), shownOf(stacks[index].summary)),
    );
  return isSame
    ? before.products
    : productsOf(stacks.map(({ summary }) => summary));
}

function namedStack({ summary }: ListedStack): NamedStack {
  const { layer, product, service, environment, region } = summary;
  return {
    ref: parseStackRef(summary.ref),
    layer,
    product,
    service,
    environment: environment as NamedStack['environment'],
    region,
  };
}
