import type { EnvironmentName } from '@infra-portal/infra-common';
import { removeCodeownersRule, upsertCodeownersRule } from '../codeowners';
import type { SourceText } from '../splice/editConflict';
import {
  addKustomizationEntry,
  removeAtlantisProject,
  removeInfracostProject,
  removeKustomizationEntry,
  upsertAtlantisProject,
  upsertInfracostProject,
} from '../yaml';
import type { ServiceScope } from './serviceScope';

/** An entry that a service has in a list of the repository. */
export interface ListEntry {
  file: string;
  /** What it is, among all entries of its file. */
  key: string;
  add(source: SourceText): string;
  remove(source: SourceText): string;
}

/** The entries of a service, in the order in which they are made. */
export function listEntries(scope: ServiceScope): ListEntry[] {
  const { lists } = scope.path.definition;
  const perStack = scope.environments.flatMap(name => [
    ...atlantisEntry(scope, name),
    ...infracostEntry(scope, name),
  ]);
  const rule = lists.codeowners;
  const isOwned = rule && scope.holds(rule.when, 'lists.codeowners.when');
  return [
    ...perStack,
    ...(isOwned ? [codeownersEntry(scope, rule)] : []),
    ...kustomizationEntries(scope),
  ];
}

function atlantisEntry(
  scope: ServiceScope,
  name: EnvironmentName,
): ListEntry[] {
  const { atlantis } = scope.path.definition.lists;
  const where = 'lists.atlantis.when';
  if (!atlantis || !scope.holds(atlantis.when, where, name)) return [];
  const all = scope.environments.map(each => scope.fill(atlantis.name, each));
  const { terraform } = scope.standards;
  const project = {
    name: scope.fill(atlantis.name, name),
    dir: scope.stackOf(name),
    ...(atlantis.workflow !== undefined && { workflow: atlantis.workflow }),
    ...(terraform && { terraform_version: `v${terraform.version}` }),
    execution_order_group: atlantis.order,
    autoplan: { when_modified: atlantis.whenModified },
  };
  return [
    {
      file: scope.fill(atlantis.file, name),
      key: `project ${project.name}`,
      add: source => upsertAtlantisProject(source, project, all),
      remove: source => removeAtlantisProject(source, project),
    },
  ];
}

function infracostEntry(
  scope: ServiceScope,
  name: EnvironmentName,
): ListEntry[] {
  const { infracost } = scope.path.definition.lists;
  const where = 'lists.infracost.when';
  if (!infracost || !scope.holds(infracost.when, where, name)) return [];
  const all = scope.environments.map(each => scope.fill(infracost.name, each));
  const project = {
    path: scope.stackOf(name),
    name: scope.fill(infracost.name, name),
    usage_file: scope.fill(infracost.usageFile, name),
  };
  return [
    {
      file: scope.fill(infracost.file, name),
      key: `project ${project.name}`,
      add: source => upsertInfracostProject(source, project, all),
      remove: source => removeInfracostProject(source, project),
    },
  ];
}

function codeownersEntry(
  scope: ServiceScope,
  rule: NonNullable<ServiceScope['path']['definition']['lists']['codeowners']>,
): ListEntry {
  const pattern = scope.fill(rule.pattern);
  const owners = rule.owners.map(owner => scope.fill(owner));
  return {
    file: scope.fill(rule.file),
    key: `rule ${pattern}`,
    add: source => upsertCodeownersRule(source, { pattern, owners }),
    remove: source => removeCodeownersRule(source, pattern),
  };
}

function kustomizationEntries(scope: ServiceScope): ListEntry[] {
  return scope.path.definition.lists.kustomization.flatMap((list, index) => {
    const places =
      list.scope === 'environment' ? scope.environments : [undefined];
    return places.flatMap((name): ListEntry[] => {
      const where = `lists.kustomization[${index}].when`;
      if (!scope.holds(list.when, where, name)) return [];
      const entry = scope.fill(list.entry, name);
      return [
        {
          file: scope.fill(list.file, name),
          key: `${list.list} ${entry}`,
          add: source => addKustomizationEntry(source, list.list, entry),
          remove: source => removeKustomizationEntry(source, list.list, entry),
        },
      ];
    });
  });
}
