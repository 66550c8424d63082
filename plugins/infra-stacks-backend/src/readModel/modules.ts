import type {
  Module,
  ModuleSummary,
  ModuleUse,
  ResolvedModule,
  ResolvedModules,
  ResolvedUse,
} from '@infra-portal/infra-common';
import type { Resolved } from './Resolver';
import type { ListedRepository } from './StackStore';
import type { ModuleDetail } from './types';
import { folderUrl, lineUrl } from './webAddress';

/** All modules by title, our own first. */
export function modulesOf({ byName }: ResolvedModules): ModuleSummary[] {
  return [...byName.values()]
    .map(({ summary }) => summary)
    .sort(
      (a, b) =>
        Number(a.external) - Number(b.external) ||
        compare(a.title, b.title) ||
        compare(a.name, b.name),
    );
}

/** What a module's files say when they are read. */
export type ModuleTexts = Pick<
  Module,
  'readme' | 'changelog' | 'unreadable' | 'variables' | 'outputs'
>;

/** Everything about a module. */
export function moduleOf(
  resolved: Resolved,
  module: ResolvedModule,
  detail: ModuleDetail | undefined,
  texts: ModuleTexts,
): Module {
  const { own, summary, uses } = module;
  const from = own && resolved.repositories.get(own.repository);
  const called = (own?.module.calls ?? []).flatMap(
    call => resolved.modules.of(call)?.summary.name ?? [],
  );
  const names = new Map(
    resolved.stacks.map(stack => [stack.summary.ref, stack.summary]),
  );
  const {
    resources = {},
    requiredProviders = [],
    requiredVersion,
  } = detail ?? {};
  return {
    ...summary,
    versionList: own?.module.versions ?? [],
    ...texts,
    ...(requiredVersion !== undefined && { requiredVersion }),
    requiredProviders,
    resourceTypes: resources,
    modules: [...new Set(called)].sort(),
    uses: uses.map(use => {
      const stack = use.stack === undefined ? undefined : names.get(use.stack);
      return useOf(resolved, use, stack);
    }),
    ...(from?.commit !== undefined && {
      commit: from.commit,
      url: folderUrl(from.url, from.commit, own!.module.dir),
    }),
  };
}

function useOf(
  { repositories, modules }: Resolved,
  { call, repository, moduleDir, behind }: ResolvedUse,
  stack: { name: string; dir: string } | undefined,
): ModuleUse {
  const caller =
    moduleDir === undefined ? undefined : modules.at(repository, moduleDir);
  const { file, line, pin, version } = call;
  return {
    ...(stack && { stack: stack.name }),
    ...(caller && { module: caller.summary.name }),
    repository,
    dir: stack?.dir ?? moduleDir ?? '.',
    pin,
    ...(version !== undefined && { version }),
    ...(behind !== undefined && { behind }),
    file,
    line,
    url: urlOf(repositories.get(repository), { file, line }),
  };
}

function urlOf(
  from: ListedRepository | undefined,
  at: { file: string; line: number },
): string {
  if (!from) return '';
  return from.commit === undefined
    ? from.url
    : lineUrl(from.url, from.commit, at);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
