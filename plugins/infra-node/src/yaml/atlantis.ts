import { posix } from 'node:path';
import { EditConflict, SourceText } from '../splice/editConflict';
import { applyEdit } from './edit';
import { findItem, isItemData, ItemData, readItems } from './items';
import { offsetOf } from './locate';
import { YamlValue } from './model';
import { openYaml, withinDepth } from './open';
import { upsertItem } from './upsert';

/**
 * A project of `atlantis.yaml` as it is written there; Atlantis rejects
 * members it does not know.
 *
 * @see https://www.runatlantis.io/docs/repo-level-atlantis-yaml
 */
export interface AtlantisProject {
  readonly name?: string;
  readonly dir: string;
  /** `default` when left out. */
  readonly workspace?: string;
  readonly [member: string]: YamlValue | undefined;
}

/** Which project: a name, or a directory and workspace. */
export type AtlantisProjectKey = Pick<
  AtlantisProject,
  'name' | 'dir' | 'workspace'
>;

const PATH = ['projects'];

/**
 * Makes `atlantis.yaml` hold a project. A project of the same name or of the
 * same directory and workspace is that project; it must have the same values. Its
 * `terraform_version` is its own: it is raised stack by stack.
 * @param beside names of projects that stand together, in this order, where the
 *   list is not sorted
 * @throws EditConflict when it has others, or the file cannot be edited
 */
export function upsertAtlantisProject(
  source: SourceText,
  project: AtlantisProject,
  beside?: readonly string[],
): string {
  return upsertItem(source, {
    path: PATH,
    value: project,
    is: data => isProject(data, project),
    title: titleOf(project),
    compared: comparedMember,
    sortedBy: project.name === undefined ? 'dir' : 'name',
    beside,
  });
}

/**
 * Removes a project; a file without it stays as it is.
 *
 * A file whose last project is removed keeps `projects: []`. Atlantis then
 * discovers projects by itself, unless `autodiscover.mode` is `disabled`.
 * @throws EditConflict when other projects depend on it, when there are several,
 *   or the file cannot be edited
 */
export function removeAtlantisProject(
  source: SourceText,
  key: AtlantisProjectKey,
): string {
  const open = openYaml(source);
  return withinDepth(source, () => {
    const items = readItems(open, PATH);
    const found = findItem(open, items, {
      is: data => isProject(data, key),
      title: titleOf(key),
    });
    if (!found) return source.text;
    const { name } = found.data as ItemData;
    const dependent = items.find(({ data }) => dependsOn(data, name));
    if (dependent) {
      throw new EditConflict(
        source,
        offsetOf(dependent.place),
        `Another project depends on ${JSON.stringify(name)}.`,
        'Remove it from depends_on there first.',
      );
    }
    const path = [...PATH, found.index];
    return applyEdit(open, { kind: 'remove', path }).source.text;
  });
}

function dependsOn(data: unknown, name: unknown): boolean {
  if (!isItemData(data) || typeof name !== 'string') return false;
  return Array.isArray(data.depends_on) && data.depends_on.includes(name);
}

function isProject(data: ItemData, key: AtlantisProjectKey): boolean {
  if (key.name !== undefined && data.name === key.name) return true;
  const bothNamed = key.name !== undefined && data.name !== undefined;
  const sameDir =
    typeof data.dir === 'string' && cleanDir(data.dir) === cleanDir(key.dir);
  const sameWorkspace =
    (data.workspace ?? 'default') === (key.workspace ?? 'default');
  // Two named projects may share a stack (for two branches, for instance).
  return sameDir && sameWorkspace && !(bothNamed && data.branch !== undefined);
}

function comparedMember(key: string, value: unknown): unknown {
  if (key === 'dir' && typeof value === 'string') return cleanDir(value);
  if (key === 'terraform_version') return undefined;
  return key === 'workspace' ? value ?? 'default' : value;
}

/** Directories as Atlantis compares them. */
function cleanDir(dir: string): string {
  // Nearly all are clean, and lists are long.
  const mayBeUnclean = dir.includes('.') || dir.includes('//');
  if (!mayBeUnclean && !dir.endsWith('/') && dir !== '') return dir;
  return posix.normalize(dir).replace(/\/$/, '');
}

function titleOf({ name, dir, workspace }: AtlantisProjectKey): string {
  if (name !== undefined) return `The project ${JSON.stringify(name)}`;
  const where = JSON.stringify(dir);
  return workspace === undefined
    ? `The project of ${where}`
    : `The project of ${where} (workspace ${JSON.stringify(workspace)})`;
}
