import { SourceText } from '../splice/editConflict';
import { applyEdit } from './edit';
import { findItem, ItemData, ItemRequest, readItems } from './items';
import { YamlValue } from './model';
import { openYaml, withinDepth } from './open';
import { upsertItem } from './upsert';

/**
 * A project of `infracost.yml` as it is written there.
 *
 * @see https://www.infracost.io/docs/features/config_file/
 */
export interface InfracostProject {
  readonly path: string;
  readonly name?: string;
  readonly [member: string]: YamlValue | undefined;
}

export type InfracostProjectKey = Pick<InfracostProject, 'name' | 'path'>;

const PATH = ['projects'];

/**
 * Makes `infracost.yml` hold a project: that of the same name, or of the same
 * path where one of the two has no name.
 * @param beside names of projects that stand together, in this order, where the
 *   list is not sorted
 * @throws EditConflict when it has other values, or the file cannot be edited
 */
export function upsertInfracostProject(
  source: SourceText,
  project: InfracostProject,
  beside?: readonly string[],
): string {
  return upsertItem(source, {
    path: PATH,
    value: project,
    ...which(project),
    sortedBy: project.name === undefined ? 'path' : 'name',
    beside,
  });
}

/**
 * Removes a project; a file without it stays as it is.
 * @throws EditConflict when there are several, or the file cannot be edited
 */
export function removeInfracostProject(
  source: SourceText,
  key: InfracostProjectKey,
): string {
  const open = openYaml(source);
  return withinDepth(source, () => {
    const found = findItem(open, readItems(open, PATH), which(key));
    if (!found) return source.text;
    const path = [...PATH, found.index];
    return applyEdit(open, { kind: 'remove', path }).source.text;
  });
}

function which(key: InfracostProjectKey): Pick<ItemRequest, 'is' | 'title'> {
  const title = `The project ${JSON.stringify(key.name ?? key.path)}`;
  const is = (data: ItemData) =>
    key.name === undefined || data.name === undefined
      ? data.path === key.path
      : data.name === key.name;
  return { is, title };
}
