import { isMap, isSeq } from 'yaml';
import { EditConflict, SourceText } from '../splice/editConflict';
import { eolAt } from '../splice/lines';
import { applySplices, Splice } from '../splice/splice';
import { InsertItems, SetValue, YamlEdit } from './edits';
import { applyToModel } from './expected';
import { insertItems, insertMember, refuseFlow } from './insert';
import {
  findPlace,
  offsetOf,
  pathText,
  Place,
  refuse,
  refuseAlias,
  refuseShared,
  rootPlace,
  YamlPath,
} from './locate';
import { Model, sameModel, YamlValue } from './model';
import { OpenYaml, openYaml, withinDepth } from './open';
import { removePlace } from './remove';
import { createRenderer, Renderer } from './render';
import { DEFAULT_STYLE, styleOf } from './style';
import { isBlockCollection, isEmptyValue, isInFlow, writeValue } from './value';

/**
 * Applies edits one after the other; every byte outside them is kept.
 * @throws EditConflict when an edit cannot be made exactly
 */
export function editYaml(
  source: SourceText,
  edits: readonly YamlEdit[],
  which?: number,
): string {
  return edits.reduce(applyEdit, openYaml(source, which)).source.text;
}

/** Applies one edit, and makes sure that it did what was asked and no more. */
export function applyEdit(open: OpenYaml, edit: YamlEdit): OpenYaml {
  const nothing = open.documents.length === 0;
  if (nothing && edit.kind === 'remove') return open;
  return withinDepth(open.source, () => {
    const expected = expectedModels(open, edit);
    if (sameModel(expected, open.models)) return unchanged(open, edit);
    const text = applySplices(open.source, splicesFor(open, edit));
    const done = reopen({ file: open.source.file, text }, open);
    if (done && sameModel(done.models, expected)) return done;
    throw new EditConflict(
      open.source,
      nearestOffset(open, edit.path),
      `${pathText(edit.path)} cannot be edited without changing other parts.`,
      'Edit it by hand.',
    );
  });
}

/** Where to point at for a path whose end may be missing. */
function nearestOffset(open: OpenYaml, path: YamlPath): number {
  if (open.documents.length === 0) return 0;
  const root = documentPlace(open);
  const place = findPlace(root, path) ?? parentOf(root, path);
  return offsetOf(place);
}

/** What is there already needs no edit; what cannot be there is refused. */
function unchanged(open: OpenYaml, { kind, path }: YamlEdit): OpenYaml {
  if (kind === 'remove') return open;
  const root = documentPlace(open);
  if (!findPlace(root, path)) {
    refuse(root, `There is no ${pathText(path)}.`, 'Correct the path.');
  }
  return open;
}

function reopen(source: SourceText, { which, documents }: OpenYaml) {
  try {
    return openYaml(source, documents.length > 0 ? which : 0);
  } catch (error) {
    if (error instanceof EditConflict) return undefined;
    throw error;
  }
}

function expectedModels({ models, which }: OpenYaml, edit: YamlEdit): Model[] {
  const root = models[which] ?? { kind: 'scalar', value: null, mark: '' };
  const others = models.length > 0 ? models : [root];
  return others.map((model, index) =>
    index === which ? applyToModel(model, edit) : model,
  );
}

function documentPlace({ source, documents, which }: OpenYaml): Place {
  const document = documents[which];
  if (!document && documents.length > 0) {
    throw new EditConflict(
      source,
      0,
      `There is no document ${which}.`,
      'Count from 0.',
    );
  }
  return rootPlace(source, document);
}

function splicesFor(open: OpenYaml, edit: YamlEdit): Splice[] {
  const { source, documents, which } = open;
  if (documents.length === 0 && edit.kind !== 'remove') {
    return startDocument(source, edit);
  }
  const document = documents[which];
  const renderer = createRenderer(document, styleOf(source.text, document));
  const root = documentPlace(open);
  const place = findPlace(root, edit.path);
  refuseShared(place ?? parentOf(root, edit.path));
  switch (edit.kind) {
    case 'remove':
      return place ? removePlace(place) : [];
    case 'set':
      return place
        ? setPlace(place, edit.value, renderer)
        : addMember(root, edit.path, edit.value, renderer, edit.before);
    default:
      return place
        ? insertInto(place, edit.values, edit.before, renderer)
        : addMember(root, edit.path, edit.values, renderer);
  }
}

function parentOf(root: Place, path: YamlPath): Place {
  return findPlace(root, path.slice(0, -1)) ?? root;
}

function insertInto(
  place: Place,
  values: readonly YamlValue[],
  before: number | undefined,
  renderer: Renderer,
): Splice[] {
  refuseAlias(place);
  refuseFlow(place);
  if (isEmptyValue(place.node) && !isMap(place.node)) {
    return writeValue(place, values, renderer);
  }
  if (!isSeq(place.node)) {
    refuse(
      place,
      `${pathText(place.path)} is not a list.`,
      'Correct the file.',
    );
  }
  return [insertItems(place, values, before, renderer)];
}

function addMember(
  root: Place,
  path: YamlPath,
  value: YamlValue,
  renderer: Renderer,
  before?: string,
): Splice[] {
  const parent = parentOf(root, path);
  const key = path[path.length - 1];
  refuseAlias(parent);
  refuseFlow(parent);
  if (typeof key !== 'string') {
    return refuse(parent, `There is no ${pathText(path)}.`, 'Add it first.');
  }
  if (isEmptyValue(parent.node)) {
    return writeValue(parent, { [key]: value }, renderer);
  }
  return [insertMember(parent, key, value, renderer, before)];
}

function setPlace(
  place: Place,
  value: YamlValue,
  renderer: Renderer,
): Splice[] {
  const isScalar = typeof value !== 'object' || value === null;
  if (isInFlow(place) && (!isScalar || isBlockCollection(place.node))) {
    refuseFlow(place);
  }
  return writeValue(place, value, renderer);
}

/** An empty file, or one of comments only, gets its first key. */
function startDocument(
  source: SourceText,
  edit: SetValue | InsertItems,
): Splice[] {
  const { text } = source;
  const [key] = edit.path;
  if (edit.path.length !== 1 || typeof key !== 'string') {
    throw new EditConflict(
      source,
      0,
      `There is no ${pathText(edit.path)}.`,
      'Add what holds it first.',
    );
  }
  const value = edit.kind === 'insert' ? edit.values : edit.value;
  const lines = createRenderer(undefined, DEFAULT_STYLE).member(key, value);
  const eol = eolAt(text, text.length);
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  const start = text.length;
  return [{ start, end: start, text: `${gap}${lines.join(eol)}${eol}` }];
}
