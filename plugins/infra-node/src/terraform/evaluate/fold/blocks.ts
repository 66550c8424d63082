import { HclError } from '../../read/hclError';
import type { Attribute, Block, SourceFile } from '../../syntax';
import { convert } from '../convert';
import { EvaluationError } from '../errors';
import type { Evaluation } from '../evaluation';
import { type Scope, within } from '../scope';
import { BOOL } from '../types';
import { object, string, type Value } from '../values';

/** One copy of a block: with `item` in scope where it is repeated. */
export interface Copy {
  scope: Scope;
  /** Key of the element it stands for; undefined for a block not repeated. */
  key?: string;
}

/** What becomes of blocks that can be referred to, by their address. */
export type BlockPlan = ReadonlyMap<
  string,
  { kind: 'dropped' } | { kind: 'repeated'; keys: ReadonlyMap<string, string> }
>;

const NAME = /^[A-Za-z0-9_-]+$/;

export function metaArgument(
  block: Block,
  name: 'include' | 'repeat',
): Attribute | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === name) return item;
  }
  return undefined;
}

function known(evaluation: Evaluation, at: Attribute, scope: Scope): Value {
  const value = evaluation.value(at.value, scope);
  if (value.kind !== 'unknown') return value;
  throw evaluation.error(`${at.name} must be known beforehand`, at.value);
}

function isIncluded(
  evaluation: Evaluation,
  block: Block,
  scope: Scope,
): boolean {
  const include = metaArgument(block, 'include');
  if (!include) return true;
  const value = evaluation.at(include.value, () =>
    convert(known(evaluation, include, scope), BOOL),
  );
  if (value.kind === 'bool') return value.value;
  throw evaluation.error('include must be true or false', include.value);
}

function elements(value: Value): [string, Value][] {
  if ('entries' in value) return [...value.entries];
  if (value.kind === 'set') {
    return value.items.map(item => {
      if (item.kind === 'string') return [item.value, item];
      throw new EvaluationError('a set to repeat over holds strings');
    });
  }
  throw new EvaluationError(
    'repeat takes a map, an object or a set of strings; write toset(…) for a list',
  );
}

/**
 * The copies of a block that its `include` and `repeat` ask for: none, one, or
 * one for each element.
 */
export function copiesOf(
  evaluation: Evaluation,
  block: Block,
  scope: Scope,
): Copy[] {
  const repeat = metaArgument(block, 'repeat');
  if (!repeat) return isIncluded(evaluation, block, scope) ? [{ scope }] : [];
  const value = known(evaluation, repeat, scope);
  const entries = evaluation.at(repeat.value, () => elements(value));
  return entries.flatMap(([key, item]) => {
    evaluation.budget.step();
    if (block.labels.length > 0 && !NAME.test(key)) {
      throw evaluation.error(
        `the key ${JSON.stringify(key)} cannot become part of a name: ` +
          'use letters, digits, "_" and "-"',
        repeat.value,
      );
    }
    const inner = within(scope, [
      [
        'item',
        object([
          ['key', string(key)],
          ['value', item],
        ]),
      ],
    ]);
    return isIncluded(evaluation, block, inner) ? [{ scope: inner, key }] : [];
  });
}

const ROOTS: Readonly<Record<string, string>> = {
  module: 'module.',
  variable: 'var.',
  resource: '',
  data: 'data.',
  ephemeral: 'ephemeral.',
};

/** How other expressions name the block; undefined where they cannot. */
export function blockAddress(block: Block, suffix = ''): string | undefined {
  if (!Object.hasOwn(ROOTS, block.type)) return undefined;
  const labels = block.labels.map(label => label.text).join('.');
  return `${ROOTS[block.type]}${labels}${suffix}`;
}

const suffixed = (key: string) => `_${key}`;

/** The last label of a copy: with the key behind it where it is repeated. */
export const copySuffix = (copy: Copy) =>
  copy.key === undefined ? '' : suffixed(copy.key);

/**
 * What becomes of the blocks of all files of one folder.
 * @throws {HclError} when two blocks end with one name
 */
export function planBlocks(
  files: readonly SourceFile[],
  scope: Scope,
  evaluationOf: (file: SourceFile) => Evaluation,
): BlockPlan {
  const plan = new Map<
    string,
    { kind: 'dropped' } | { kind: 'repeated'; keys: Map<string, string> }
  >();
  const taken = new Set<string>();
  for (const file of files) {
    const evaluation = evaluationOf(file);
    for (const block of file.body) {
      if (block.kind !== 'block') continue;
      const address = blockAddress(block);
      if (address === undefined) continue;
      const copies = copiesOf(evaluation, block, scope);
      const keys = new Map<string, string>();
      for (const copy of copies) {
        const name = blockAddress(block, copySuffix(copy)) as string;
        if (taken.has(name)) throw duplicate(file, block, name);
        taken.add(name);
        if (copy.key !== undefined) keys.set(copy.key, name);
      }
      if (metaArgument(block, 'repeat')) {
        plan.set(address, { kind: 'repeated', keys });
      } else if (copies.length === 0 && !plan.has(address)) {
        plan.set(address, { kind: 'dropped' });
      }
    }
  }
  // Of two blocks with one name, one of them is kept: the name exists.
  for (const name of taken) {
    if (plan.get(name)?.kind === 'dropped') plan.delete(name);
  }
  return plan;
}

function duplicate(file: SourceFile, block: Block, name: string): HclError {
  const message = `there would be two blocks ${name}: rename one of them`;
  return new HclError(message, file.file, file.text, block.start);
}
