import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  countFindings,
  type DiscoveredStack,
  type Discovery,
  type DiscoveryFinding,
  formatStackRef,
  type StackFinding,
  type StackRunner,
  tiedCalls,
  tiesOf,
} from '@infra-portal/infra-common';
import { type CodeownersRule, ownersOf } from '@infra-portal/infra-node';
import type { KeptModule, KeptStack } from '../readModel';

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((all, each) => all + each, 0);

/** What a stack's row was made of. */
interface Made {
  findings: readonly DiscoveryFinding[];
  rules: readonly CodeownersRule[];
  runner: StackRunner | undefined;
  kept: KeptStack;
}

/**
 * Stacks as they are kept. A stack of which the same is told again is kept as
 * the same object, so that whoever compares need not look into it.
 */
export class KeptStacks {
  readonly #made = new WeakMap<DiscoveredStack, Made>();

  /** @param rules of CODEOWNERS */
  of(
    { stacks, findings, runner }: Discovery,
    rules: readonly CodeownersRule[],
  ): { stacks: KeptStack[]; problems: StackFinding[] } {
    const byDir = new Map<string, DiscoveryFinding[]>();
    for (const { ref } of stacks) byDir.set(ref.dir, []);
    const problems: StackFinding[] = [];
    for (const finding of findings) {
      const own = byDir.get(finding.dir ?? '');
      if (own) own.push(finding);
      else problems.push(shown(finding));
    }
    return {
      stacks: stacks.map(stack =>
        this.#kept(stack, byDir.get(stack.ref.dir)!, rules, runner),
      ),
      problems,
    };
  }

  #kept(
    stack: DiscoveredStack,
    findings: DiscoveryFinding[],
    rules: readonly CodeownersRule[],
    runner: StackRunner | undefined,
  ): KeptStack {
    const known = this.#made.get(stack);
    const isSame = known?.rules === rules && known.runner === runner;
    if (isSame && isDeepStrictEqual(known.findings, findings)) {
      return known.kept;
    }
    const kept = keptStack(stack, findings, rules, runner);
    this.#made.set(stack, { findings, rules, runner, kept });
    return kept;
  }
}

function keptStack(
  stack: DiscoveredStack,
  findings: DiscoveryFinding[],
  rules: readonly CodeownersRule[],
  runner: StackRunner | undefined,
): KeptStack {
  const { ref, layer, product, service, environment, region } = stack;
  const owner = stack.owner ?? codeowner(ref.dir, stack.files, rules);
  const ties = tiesOf(stack);
  const modules = new Set(ties.calls.flatMap(({ key }) => key ?? []));
  return {
    summary: {
      ref: formatStackRef(ref),
      repository: `${ref.host}/${ref.repository}`,
      dir: ref.dir,
      workspace: ref.workspace,
      layer,
      ...(product !== undefined && { product }),
      ...(service !== undefined && { service }),
      ...(environment !== undefined && { environment }),
      ...(region !== undefined && { region }),
      ...(owner !== undefined && { owner }),
      resources: sum(stack.resources),
      modules: modules.size,
      findings: countFindings(findings),
      incomplete: stack.incomplete,
    },
    ties,
    codes: [...new Set(findings.map(({ code }) => code))].sort(),
    detail: {
      reason: stack.reason,
      files: stack.files,
      ...(stack.backend && { backend: stack.backend }),
      ...(stack.requiredVersion !== undefined && {
        requiredVersion: stack.requiredVersion,
      }),
      requiredProviders: stack.requiredProviders,
      resources: stack.resources,
      data: stack.data,
      variables: stack.variables,
      outputs: stack.outputs,
      atlantisProjects: stack.atlantisProjects,
      ...(runner && { runner }),
      problems: findings.map(shown),
    },
  };
}

/** The first owner of the first file stands for the folder. */
function codeowner(
  dir: string,
  files: readonly string[],
  rules: readonly CodeownersRule[],
): string | undefined {
  const [path = posix.join(dir, 'main.tf')] = files;
  const [first] = ownersOf(rules, path);
  return first;
}

/** Keeps the modules of a repository. */
export function keptModules(
  repository: string,
  { modules }: Discovery,
  rules: readonly CodeownersRule[],
): KeptModule[] {
  return modules.map(module => {
    const { name, dir, files, versions, deprecated, calls } = module;
    const owner = codeowner(dir, files, rules);
    return {
      summary: {
        name,
        dir,
        versions,
        calls: tiedCalls(repository, calls),
        ...(deprecated !== undefined && { deprecated }),
        ...(owner !== undefined && { owner }),
      },
      detail: {
        files,
        ...(module.requiredVersion !== undefined && {
          requiredVersion: module.requiredVersion,
        }),
        requiredProviders: module.requiredProviders,
        resources: module.resources,
      },
    };
  });
}

function shown(finding: DiscoveryFinding): StackFinding {
  const { code, severity, file, line, message, remedy } = finding;
  return { code, severity, file, line, message, ...(remedy && { remedy }) };
}
