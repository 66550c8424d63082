import {
  callFindingKinds,
  countFindings,
  type MissingOutput,
  type ResolvedModules,
  type StackSummary,
  sumFindings,
  type Ties,
} from '@infra-portal/infra-common';
import { ownerRef } from '@infra-portal/infra-node';
import { isDeepStrictEqual } from 'node:util';
import { type IndexedStack, normalised } from './pageOf';
import type { ListedStack } from './StackStore';

/** A stack as lists find it, with what ties it to others. */
export interface ResolvedStack extends IndexedStack {
  ties: Ties;
  /** Its owner as the repository names it, such as a word of CODEOWNERS. */
  namedOwner?: string;
}

/** What all repositories together say of a stack. */
interface Said {
  name: string;
  /** Names of the modules that it calls. */
  called: string[];
  findings: { code: string; severity: MissingOutput['severity'] }[];
}

/** What it was said of. */
interface Around {
  name: string;
  modules: ResolvedModules;
  missing: readonly MissingOutput[] | undefined;
}

interface Made extends Around {
  said: Said;
  stack: ResolvedStack;
}

/**
 * Makes resolved stacks. Of a stack that is the same, and of which all
 * repositories say the same, it is the same object again.
 */
export class ResolvedStacks {
  readonly #made = new WeakMap<ListedStack, Made>();
  /** What many stacks have alike, once for all of them. */
  readonly #lists = new Map<string, readonly string[]>();
  readonly #refs = new Map<string, string>();

  of(stack: ListedStack, around: Around): ResolvedStack {
    const known = this.#made.get(stack);
    const isSame =
      known?.name === around.name &&
      known.modules === around.modules &&
      known.missing === around.missing;
    if (isSame) return known.stack;
    const said = saidOf(stack, around);
    const made =
      known && isDeepStrictEqual(known.said, said)
        ? known.stack
        : this.#make(stack, said);
    this.#made.set(stack, { ...around, said, stack: made });
    return made;
  }

  #make(
    { summary: own, ties, codes }: ListedStack,
    { name, called, findings }: Said,
  ): ResolvedStack {
    const { owner: namedOwner } = own;
    const summary: StackSummary = {
      ...own,
      name,
      // An owner is one whichever way it is written.
      ...(namedOwner !== undefined && { owner: this.#refOf(namedOwner) }),
      modules: called.length,
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
        product: this.#listOf(product),
        environment: this.#listOf(environment),
        owner: this.#listOf(owner),
        repository: this.#listOf(repository),
        module: called,
        layer: this.#listOf(layer),
        finding: [...new Set([...codes, ...findings.map(({ code }) => code)])],
      },
      text: normalised(
        [name, summary.ref, product, service, owner, namedOwner, ...called]
          .filter(Boolean)
          .join('\n'),
      ),
    };
  }

  #listOf(value: string | undefined): readonly string[] {
    if (value === undefined) return [];
    const known = this.#lists.get(value) ?? [value];
    this.#lists.set(value, known);
    return known;
  }

  /** The entity ref of an owner. */
  #refOf(name: string): string {
    const known = this.#refs.get(name) ?? ownerRef(name);
    this.#refs.set(name, known);
    return known;
  }
}

function saidOf(
  { ties: { calls } }: ListedStack,
  { name, modules, missing = [] }: Around,
): Said {
  const called = calls.flatMap(call => modules.of(call)?.summary.name ?? []);
  return {
    name,
    called: [...new Set(called)],
    findings: [
      ...callFindingKinds(calls, modules),
      ...missing.map(({ code, severity }) => ({ code, severity })),
    ],
  };
}
