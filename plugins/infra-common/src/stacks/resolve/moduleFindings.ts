import type { StackFinding } from '../api';
import type { FindingCode } from '../discovery';
import type { ResolvedModule, ResolvedModules } from './resolveModules';
import type { TiedCall } from './types';

type Found = StackFinding & { code: FindingCode };

const plural = (count: number) =>
  count === 1 ? '1 newer version' : `${count} newer versions`;

type Kind = Pick<Found, 'code' | 'severity'>;

/** What kinds of findings there are of a call because of its module. */
function kindsOf({ version }: TiedCall, module: ResolvedModule): Kind[] {
  const kinds: Kind[] = [];
  const { releases, summary } = module;
  if (version !== undefined && releases.behind(version)) {
    const severity = releases.breaks(version) ? 'warning' : 'info';
    kinds.push({ code: 'outdated-module', severity });
  }
  if (summary.deprecated !== undefined) {
    kinds.push({ code: 'deprecated-module', severity: 'warning' });
  }
  return kinds;
}

/** The kinds of what {@link callFindings} says, without the words. */
export function callFindingKinds(
  calls: readonly TiedCall[],
  modules: ResolvedModules,
): Kind[] {
  return calls.flatMap(call => {
    const module = modules.of(call);
    return module ? kindsOf(call, module) : [];
  });
}

/** What is to be said of calls because of the modules that they call. */
export function callFindings(
  calls: readonly TiedCall[],
  modules: ResolvedModules,
): Found[] {
  return calls.flatMap(call => {
    const module = modules.of(call);
    if (!module) return [];
    const { file, line } = call;
    return kindsOf(call, module).map(kind => ({
      ...kind,
      file,
      line,
      ...(kind.code === 'outdated-module'
        ? outdatedTexts(call, module)
        : deprecatedTexts(call, module)),
    }));
  });
}

function outdatedTexts(
  { name, version }: TiedCall,
  { releases, summary }: ResolvedModule,
) {
  const { latest, title } = summary;
  const newer = plural(releases.behind(version) ?? 0);
  return {
    message: `module "${name}" calls ${title} ${version}: ${newer}, the latest is ${latest}`,
    remedy: `Read its release notes and call ${latest}.`,
  };
}

function deprecatedTexts({ name }: TiedCall, { summary }: ResolvedModule) {
  return {
    message: `module "${name}" calls ${summary.title}, which is deprecated: ${summary.deprecated}`,
    remedy: 'Call what its README names instead.',
  };
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
