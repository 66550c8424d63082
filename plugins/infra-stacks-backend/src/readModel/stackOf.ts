import {
  callFindings,
  type Dependency,
  type Stack,
  type StackFinding,
  type TiedCall,
} from '@infra-portal/infra-common';
import type { ResolvedStack } from './resolvedStack';
import type { Resolved } from './Resolver';
import type { KeptSource } from './StackStore';
import type { StackDetail } from './types';
import { folderUrl, lineUrl } from './webAddress';

const WEIGHTS = { error: 0, warning: 1, info: 2 };

/** The worst first; those of one weight as they were found. */
const inOrder = (problems: StackFinding[]) =>
  problems.sort((a, b) => WEIGHTS[a.severity] - WEIGHTS[b.severity]);

const repositoryOf = ({ byName }: Resolved, { stack }: Dependency) =>
  stack && byName.get(stack.name)?.summary.repository;

/** Everything about a stack. */
export function stackOf(
  resolved: Resolved,
  { summary, ties }: ResolvedStack,
  detail: StackDetail,
  source: KeptSource & { commit: string; readAt: string },
): Stack {
  const { resources, data, problems, ...rest } = detail;
  const { dependencies } = resolved;
  const { name } = summary;
  return {
    ...summary,
    ...rest,
    calls: ties.calls.map(call => callOf(resolved, call)),
    modules: summary.modules,
    resourceTypes: resources,
    dataTypes: data,
    problems: inOrder([
      ...problems,
      ...callFindings(ties.calls, resolved.modules),
      ...(resolved.missing.get(summary.ref) ?? []),
    ]),
    dependsOn: dependencies
      .dependsOn(name)
      .map(each => withUrl(resolved, each, summary.repository)),
    // Of each the other one reads, in a file of its own repository.
    usedBy: dependencies
      .usedBy(name)
      .map(each => withUrl(resolved, each, repositoryOf(resolved, each))),
    reach: dependencies.reach(name),
    commit: source.commit,
    url: folderUrl(source.url, source.commit, summary.dir),
    observedAt: source.checkedAt ?? source.readAt,
  };
}

/** With the address of the line that reads it. */
function withUrl(
  { repositories }: Resolved,
  dependency: Dependency,
  repository: string | undefined,
): Dependency {
  const { url, commit } = repositories.get(repository ?? '') ?? {};
  if (url === undefined || commit === undefined) return dependency;
  return { ...dependency, url: lineUrl(url, commit, dependency) };
}

function callOf({ modules }: Resolved, call: TiedCall): Stack['calls'][number] {
  const module = modules.of(call);
  const { name, file, line, pin, source, constraint, version } = call;
  const latest = module?.summary.latest;
  const behind = module?.releases.behind(version);
  return {
    name,
    file,
    line,
    pin,
    ...(source !== undefined && { source }),
    ...(constraint !== undefined && { version: constraint }),
    ...(version !== undefined && { exactVersion: version }),
    ...(module && { module: module.summary.name }),
    ...(latest !== undefined && { latest }),
    ...(behind !== undefined && { behind }),
  };
}
