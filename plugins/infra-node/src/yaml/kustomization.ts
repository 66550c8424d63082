import { isDeepStrictEqual } from 'node:util';
import { SourceText } from '../splice/editConflict';
import { applyEdit } from './edit';
import { readItems, sortedPlace } from './items';
import { YamlValue } from './model';
import { openYaml, withinDepth } from './open';
import { upsertItem } from './upsert';

/** Lists of `kustomization.yaml` that hold paths or URLs. */
export type KustomizationList =
  | 'resources'
  | 'components'
  | 'configurations'
  | 'crds';

/** An entry of `images`: what a container image is replaced by. */
export interface KustomizationImage {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** An entry of `patches`: a file or text, and what it applies to. */
export interface KustomizationPatch {
  readonly path?: string;
  readonly patch?: string;
  readonly target?: { readonly [member: string]: YamlValue | undefined };
  readonly options?: { readonly [member: string]: YamlValue | undefined };
}

/**
 * Makes a list of `kustomization.yaml` hold a path.
 * @throws EditConflict when the file cannot be edited
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function addKustomizationEntry(
  source: SourceText,
  list: KustomizationList,
  entry: string,
): string {
  const open = openYaml(source);
  return withinDepth(source, () => {
    const entries = readItems(open, [list]).map(({ data }) => data);
    if (entries.includes(entry)) return source.text;
    const before = sortedPlace(entries, entry);
    const values = [entry];
    const edit = { kind: 'insert', path: [list], values, before } as const;
    return applyEdit(open, edit).source.text;
  });
}

/**
 * Removes a path from a list; a file without it stays as it is.
 * @throws EditConflict when the file cannot be edited
 */
export function removeKustomizationEntry(
  source: SourceText,
  list: KustomizationList,
  entry: string,
): string {
  const open = openYaml(source);
  return withinDepth(source, () => {
    const item = readItems(open, [list]).find(({ data }) => data === entry);
    if (!item) return source.text;
    const path = [list, item.index];
    return applyEdit(open, { kind: 'remove', path }).source.text;
  });
}

/**
 * Gives an image its tag, name or digest; members not asked for stay.
 * @throws EditConflict when the file cannot be edited
 */
export function setKustomizationImage(
  source: SourceText,
  image: KustomizationImage,
): string {
  return upsertItem(source, {
    path: ['images'],
    value: { ...image },
    is: data => data.name === image.name,
    title: `The image ${JSON.stringify(image.name)}`,
    sortedBy: 'name',
    onDifference: 'update',
  });
}

/**
 * Makes `patches` hold a patch. Order matters to Kustomize: a new one goes to
 * the end.
 * @throws EditConflict when a patch of that path and target has other options,
 *   or the file cannot be edited
 */
export function addKustomizationPatch(
  source: SourceText,
  patch: KustomizationPatch,
): string {
  return upsertItem(source, {
    path: ['patches'],
    value: { ...patch },
    is: data =>
      data.path === patch.path &&
      data.patch === patch.patch &&
      isDeepStrictEqual(data.target, patch.target && { ...patch.target }),
    title: `The patch ${JSON.stringify(patch.path ?? patch.target ?? '')}`,
  });
}
