import { isDeepStrictEqual } from 'node:util';
import { YamlEdit } from './edits';
import { Model, modelOfValue } from './model';

type Step = string | number;

/**
 * The model that a document must have after an edit. A path that leads nowhere
 * changes nothing here; finding the place refuses it with a reason.
 */
export function applyToModel(model: Model, edit: YamlEdit): Model {
  return change(model, edit.path, edit);
}

function change(model: Model, path: readonly Step[], edit: YamlEdit): Model {
  if (path.length === 0) return changeHere(model, edit);
  const [step, ...rest] = path;
  if (model.kind === 'seq' && typeof step === 'number') {
    return changeItem(model, step, rest, edit);
  }
  const isNothing =
    (model.kind === 'scalar' && model.value === null) ||
    (model.kind === 'seq' && model.items.length === 0);
  if (isNothing && typeof step === 'string' && edit.kind !== 'remove') {
    const empty: Model = {
      kind: 'map',
      keys: [],
      values: [],
      mark: model.mark,
    };
    return changeMember(empty, step, rest, edit);
  }
  return model.kind === 'map'
    ? changeMember(model, String(step), rest, edit)
    : model;
}

function changeItem(
  model: Model & { kind: 'seq' },
  index: number,
  rest: readonly Step[],
  edit: YamlEdit,
): Model {
  if (index < 0 || index >= model.items.length) return model;
  const items = [...model.items];
  if (rest.length === 0 && edit.kind === 'remove') items.splice(index, 1);
  else items[index] = change(items[index], rest, edit);
  return { ...model, items };
}

function changeMember(
  model: Model & { kind: 'map' },
  key: string,
  rest: readonly Step[],
  edit: YamlEdit,
): Model {
  const index = model.keys.findIndex(
    each => each.kind === 'scalar' && String(each.value) === key,
  );
  const keys = [...model.keys];
  const values = [...model.values];
  if (index >= 0 && rest.length === 0 && edit.kind === 'remove') {
    keys.splice(index, 1);
    values.splice(index, 1);
  } else if (index >= 0) {
    values[index] = change(values[index], rest, edit);
  } else if (rest.length === 0 && edit.kind !== 'remove') {
    const at = memberIndex(keys, edit);
    keys.splice(at, 0, modelOfValue(key));
    const value = edit.kind === 'set' ? edit.value : edit.values;
    values.splice(at, 0, modelOfValue(value));
  }
  return { ...model, keys, values };
}

/** Where a new key goes among those that are there. */
function memberIndex(keys: Model[], edit: YamlEdit): number {
  if (edit.kind !== 'set' || edit.before === undefined) return keys.length;
  const index = keys.findIndex(
    each => each.kind === 'scalar' && String(each.value) === edit.before,
  );
  return index < 0 ? keys.length : index;
}

function changeHere(model: Model, edit: YamlEdit): Model {
  if (edit.kind === 'remove') return model;
  if (edit.kind === 'set') return setHere(model, edit.value);
  const added = edit.values.map(modelOfValue);
  if (added.length === 0) return model;
  if (model.kind === 'seq') {
    const items = [...model.items];
    items.splice(edit.before ?? items.length, 0, ...added);
    return { ...model, items };
  }
  return { kind: 'seq', items: added, mark: markOf(model) };
}

/** A value that is there already stays as it is, anchor and tag included. */
function setHere(model: Model, value: Parameters<typeof modelOfValue>[0]) {
  const wanted = modelOfValue(value);
  const unmarked = model.kind === 'alias' ? model : { ...model, mark: '' };
  return isDeepStrictEqual(unmarked, wanted) ? model : wanted;
}

function markOf(model: Model): string {
  return model.kind === 'alias' ? '' : model.mark;
}
