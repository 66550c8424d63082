import {
  callFindingKinds,
  countFindings,
  Dependencies,
  type NamedStack,
  type MissingOutput,
  missingOutputs,
  orphanFindings,
  parseStackRef,
  type ProductSummary,
  type ResolvedModules,
  resolveModules,
  type StackFinding,
  stackNames,
  type StackSummary,
  sumFindings,
  type Ties,
} from '@infra-portal/infra-common';
import { ownerRef } from '@infra-portal/infra-node';
import { type IndexedStack, normalised } from './pageOf';
import { productsOf } from './products';
import type { ListedRepository, ListedStack } from './StackStore';

/** A stack as lists find it, with what ties it to others. */
export interface ResolvedStack extends IndexedStack {
  ties: Ties;
  /** Its owner as the repository names it, such as a word of CODEOWNERS. */
  namedOwner?: string;
}

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

/** What many stacks have alike, once for all of them. */
class SharedValues {
  readonly #lists = new Map<string, readonly string[]>();
  readonly #refs = new Map<string, string>();

  of(value: string | undefined): readonly string[] {
    if (value === undefined) return [];
    const known = this.#lists.get(value) ?? [value];
    this.#lists.set(value, known);
    return known;
  }

  /** The entity ref of an owner. */
  refOf(name: string): string {
    const known = this.#refs.get(name) ?? ownerRef(name);
    this.#refs.set(name, known);
    return known;
  }
}

/**
 * Puts together what repositories hold. Pure, and the order of repositories
 * does not matter.
 * @param isWhole whether each of them has been read: only then it is told what
 *   nobody uses
 */
export function resolveAll(
  repositories: readonly ListedRepository[],
  isWhole: boolean,
): Resolved {
  const modules = resolveModules(repositories);
  const all = repositories.flatMap(({ stacks }) => stacks);
  const names = stackNames(all.map(namedStack));
  const missing = missingOutputs(all);
  const values = new SharedValues();
  const stacks = all.map(stack => {
    const { ref } = stack.summary;
    const known = { modules, missing: missing.get(ref) ?? [] };
    return resolvedStack(stack, names.get(ref)!, known, values);
  });
  return {
    repositories: new Map(repositories.map(each => [each.repository, each])),
    stacks,
    byName: new Map(stacks.map(each => [each.summary.name, each])),
    products: productsOf(stacks.map(({ summary }) => summary)),
    modules,
    dependencies: new Dependencies(stacks),
    missing,
    problems: isWhole ? orphanFindings(modules) : new Map(),
  };
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

function resolvedStack(
  { summary: own, ties, codes }: ListedStack,
  name: string,
  {
    modules,
    missing,
  }: { modules: ResolvedModules; missing: readonly MissingOutput[] },
  shared: SharedValues,
): ResolvedStack {
  const findings = [...callFindingKinds(ties.calls, modules), ...missing];
  const called = new Set(
    ties.calls.flatMap(call => modules.of(call)?.summary.name ?? []),
  );
  const { owner: namedOwner } = own;
  const summary: StackSummary = {
    ...own,
    name,
    // An owner is one whichever way it is written.
    ...(namedOwner !== undefined && { owner: shared.refOf(namedOwner) }),
    modules: called.size,
    findings:
      findings.length === 0
        ? own.findings
        : sumFindings([own.findings, countFindings(findings)]),
  };
  const { product, service, environment, owner, repository, layer } = summary;
  return {
    summary,
    ties,
    ...(namedOwner !== undefined && { namedOwner }),
    values: {
      product: shared.of(product),
      environment: shared.of(environment),
      owner: shared.of(owner),
      repository: shared.of(repository),
      module: [...called],
      layer: shared.of(layer),
      finding: [...new Set([...codes, ...findings.map(({ code }) => code)])],
    },
    text: normalised(
      [name, summary.ref, product, service, owner, namedOwner, ...called]
        .filter(Boolean)
        .join('\n'),
    ),
  };
}
