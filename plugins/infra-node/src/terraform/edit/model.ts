import { isDeepStrictEqual } from 'node:util';

/** A syntax tree without offsets: what is written, and not where. */
export type Model =
  | string
  | number
  | boolean
  | null
  | Model[]
  | { [field: string]: Model };

/** Steps from the root of a tree to a node: fields and indices. */
export type Steps = readonly (string | number)[];

const OFFSETS = new Set(['start', 'end', 'nameEnd', 'open', 'close']);

/** The model of a node of the syntax tree. */
export function modelOf(node: unknown): Model {
  if (Array.isArray(node)) return node.map(modelOf);
  if (typeof node !== 'object' || node === null) return node as Model;
  const model: { [field: string]: Model } = {};
  for (const [field, value] of Object.entries(node)) {
    if (!OFFSETS.has(field) && value !== undefined) {
      model[field] = modelOf(value);
    }
  }
  return model;
}

export function sameModel(a: Model, b: Model): boolean {
  return isDeepStrictEqual(a, b);
}

/** Whether two nodes say the same. */
export function sameSyntax(a: unknown, b: unknown): boolean {
  return sameModel(modelOf(a), modelOf(b));
}

/** The node of a model at the end of some steps, to be changed in place. */
function nodeAt(model: Model, steps: Steps): Model {
  return steps.reduce<Model>(
    (node, step) => (node as { [field: string]: Model })[step],
    model,
  );
}

/** A change of a model that an edit must come to. */
export type Change =
  | { kind: 'replace'; steps: Steps; node: Model }
  | { kind: 'insert'; steps: Steps; index: number; node: Model }
  | { kind: 'remove'; steps: Steps; index: number };

/** Makes changes in place; each speaks of the model as those before left it. */
export function applyChanges(model: Model, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'replace') {
      const parent = nodeAt(model, change.steps.slice(0, -1));
      const last = change.steps[change.steps.length - 1];
      (parent as { [field: string]: Model })[last] = change.node;
    } else {
      const list = nodeAt(model, change.steps) as Model[];
      if (change.kind === 'remove') list.splice(change.index, 1);
      else list.splice(change.index, 0, change.node);
    }
  }
}
