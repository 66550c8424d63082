import { posix } from 'node:path';
import {
  countFindings,
  type DiscoveredStack,
  type Discovery,
  type DiscoveryFinding,
  formatStackRef,
  type ModuleCall,
  type StackFinding,
} from '@infra-portal/infra-common';
import { type CodeownersRule, ownersOf } from '@infra-portal/infra-node';
import type { KeptStack } from '../readModel';

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((all, each) => all + each, 0);

/** Keeps what a repository holds; owners are of its CODEOWNERS. */
export function keptStacks(
  { stacks, findings }: Discovery,
  rules: readonly CodeownersRule[],
): { stacks: KeptStack[]; problems: StackFinding[] } {
  const byDir = new Map<string, DiscoveryFinding[]>();
  const dirs = new Set(stacks.map(({ ref }) => ref.dir));
  const problems: StackFinding[] = [];
  for (const finding of findings) {
    const { dir } = finding;
    if (dir === undefined || !dirs.has(dir)) problems.push(shown(finding));
    else byDir.set(dir, [...(byDir.get(dir) ?? []), finding]);
  }
  return {
    stacks: stacks.map(stack =>
      keptStack(stack, byDir.get(stack.ref.dir) ?? [], rules),
    ),
    problems,
  };
}

function keptStack(
  stack: DiscoveredStack,
  findings: DiscoveryFinding[],
  rules: readonly CodeownersRule[],
): KeptStack {
  const { ref, layer, product, service, environment, region } = stack;
  const owner = stack.owner ?? codeowner(stack, rules);
  const modules = [...new Set(stack.calls.flatMap(call => nameOf(call) ?? []))];
  const place = {
    layer,
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
    ...(region !== undefined && { region }),
  };
  return {
    summary: {
      ref: formatStackRef(ref),
      repository: `${ref.host}/${ref.repository}`,
      dir: ref.dir,
      workspace: ref.workspace,
      ...place,
      ...(owner !== undefined && { owner }),
      resources: sum(stack.resources),
      modules: modules.length,
      findings: countFindings(findings),
      incomplete: stack.incomplete,
    },
    named: { ref, ...place },
    modules,
    codes: [...new Set(findings.map(({ code }) => code))].sort(),
    detail: {
      reason: stack.reason,
      files: stack.files,
      ...(stack.backend && { backend: stack.backend }),
      ...(stack.requiredVersion !== undefined && {
        requiredVersion: stack.requiredVersion,
      }),
      requiredProviders: stack.requiredProviders,
      calls: stack.calls,
      resources: stack.resources,
      data: stack.data,
      variables: stack.variables,
      outputs: stack.outputs,
      atlantisProjects: stack.atlantisProjects,
      problems: findings.map(shown),
    },
  };
}

/** The first owner that is no single file's: the one of the stack's folder. */
function codeowner(
  { ref, files }: DiscoveredStack,
  rules: readonly CodeownersRule[],
): string | undefined {
  const [path = posix.join(ref.dir, 'main.tf')] = files;
  const [first] = ownersOf(rules, path);
  return first;
}

/** The last part of a module's folder or address; a git repository's name at its root. */
export function nameOf({ target, dir }: ModuleCall): string | undefined {
  switch (target?.kind) {
    case 'local':
      return posix.basename(dir ?? target.path) || undefined;
    case 'git':
      return posix.basename(
        target.dir === '.' ? target.repository : target.dir,
      );
    case 'registry':
      return target.dir ? posix.basename(target.dir) : target.address;
    default:
      return undefined;
  }
}

function shown(finding: DiscoveryFinding): StackFinding {
  const { code, severity, file, line, message, remedy } = finding;
  return { code, severity, file, line, message, ...(remedy && { remedy }) };
}
