import type { StackFinding } from '../api';
import type { FindingCode } from '../discovery';
import type { ResolvedModule, ResolvedModules } from './resolveModules';
import type { TiedCall } from './types';

type Found = StackFinding & { code: FindingCode };

const plural = (count: number) =>
  count === 1 ? '1 newer version' : `${count} newer versions`;

/** What is to be said of calls because of the modules that they call. */
export function callFindings(
  calls: readonly TiedCall[],
  modules: ResolvedModules,
): Found[] {
  return calls.flatMap(call => {
    const module = modules.of(call);
    return module
      ? [...outdated(call, module), ...deprecated(call, module)]
      : [];
  });
}

function outdated(
  { name, file, line, version }: TiedCall,
  { releases, summary }: ResolvedModule,
): Found[] {
  const behind = releases.behind(version);
  if (version === undefined || !behind) return [];
  const { latest, title } = summary;
  return [
    {
      code: 'outdated-module',
      severity: releases.breaks(version) ? 'warning' : 'info',
      file,
      line,
      message: `module "${name}" calls ${title} ${version}: ${plural(
        behind,
      )}, the latest is ${latest}`,
      remedy: `Read its release notes and call ${latest}.`,
    },
  ];
}

function deprecated(
  { name, file, line }: TiedCall,
  { summary }: ResolvedModule,
): Found[] {
  if (summary.deprecated === undefined) return [];
  return [
    {
      code: 'deprecated-module',
      severity: 'warning',
      file,
      line,
      message: `module "${name}" calls ${summary.title}, which is deprecated: ${summary.deprecated}`,
      remedy: 'Call what its README names instead.',
    },
  ];
}

/**
 * Modules that nobody calls, by their repository. Ask only where all
 * repositories have been read: one that is not may hold the only caller.
 */
export function orphanFindings(modules: ResolvedModules): Map<string, Found[]> {
  const found = new Map<string, Found[]>();
  for (const { own, uses, summary } of modules.byName.values()) {
    if (!own || uses.length > 0) continue;
    const { repository, module } = own;
    const list = found.get(repository) ?? [];
    found.set(repository, list);
    list.push({
      code: 'orphan-module',
      severity: 'info',
      file: module.dir,
      line: 1,
      message: `no stack and no module of the repositories that are read calls ${summary.title}`,
      remedy: 'Remove it, or leave it when others call it.',
    });
  }
  return found;
}
