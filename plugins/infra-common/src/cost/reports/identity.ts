import { DEFAULT_WORKSPACE } from '../../stacks';
import { type JsonObject, textOf } from './reading';
import type { CostProjectIdentity } from './types';

/** Of these a path names the input, not the folder of a stack. */
const FILE_TYPES =
  /^(?:terraform_plan_json|terraform_plan_binary|terraform_state_json|cloudformation)$/;
const FILE = /\.(?:json|tfplan|plan|tfstate|out|bin|binary|ya?ml)$/i;

/**
 * What tells a project of v0.10 apart, where it does: plan files, absolute and
 * temporary paths name no stack.
 * @param inGit whether the report knows its commit; `.` is a place only then
 */
export function readIdentity(
  project: JsonObject,
  metadata: JsonObject,
  inGit: boolean,
): CostProjectIdentity {
  const type = textOf(metadata.type) ?? '';
  const subPath = folderOf(metadata.vcsSubPath, type);
  // Where the sub-path is known, the path is from where somebody stood.
  const path =
    metadata.vcsSubPath === undefined || metadata.vcsSubPath === ''
      ? folderOf(metadata.path, type)
      : undefined;
  const modulePath = textOf(metadata.terraformModulePath, 1_000);
  const workspace = textOf(metadata.terraformWorkspace, 90);
  return {
    name: textOf(project.name, 1_000) ?? '',
    ...(subPath && { subPath }),
    ...(path && (path !== '.' || inGit) && { path }),
    ...(modulePath && { modulePath }),
    ...(workspace && workspace !== DEFAULT_WORKSPACE && { workspace }),
  };
}

function folderOf(value: unknown, type: string): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (FILE_TYPES.test(type) || FILE.test(value)) return undefined;
  return repositoryFolder(value);
}

/**
 * A folder from the root of its repository, `stacks/prod/api`; undefined for a
 * path that leads out of it or begins elsewhere.
 */
export function repositoryFolder(text: string): string | undefined {
  if (text.length > 1_000 || /\p{Cc}/u.test(text)) return undefined;
  const path = text.replaceAll('\\', '/');
  if (/^(?:\/|~|[A-Za-z]:)/.test(path)) return undefined;
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  return parts.includes('..') ? undefined : parts.join('/') || '.';
}

/**
 * The same for the same project in report after report, as Infracost itself
 * tells them apart: name, module and workspace.
 */
export const costProjectKey = ({
  name,
  modulePath = '',
  workspace = '',
}: CostProjectIdentity): string =>
  JSON.stringify([name, modulePath, workspace]);
