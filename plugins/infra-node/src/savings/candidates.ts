import type { SavingChange } from '@infra-portal/infra-common';
import { parseResourceAddress } from '../drift/names';
import { literalValue } from '../drift/literalValue';
import type { HclEdit } from '../terraform/edit';
import { literalString } from '../terraform/read/literalString';
import { loadModule } from '../terraform/read/loadModule';
import type { ModuleBlock } from '../terraform/read/module';
import type { Expression } from '../terraform/syntax';
import * as hcl from '../terraform/write';
import { LeaveSaving } from './types';

/** An edit that may do what a change wants. */
export interface Candidate {
  file: string;
  edit: HclEdit;
}

/** Arguments of a call that are for Terraform itself. */
const META = new Set(['source', 'version', 'count', 'for_each', 'providers']);

const textOf = (value: unknown): string =>
  typeof value === 'string' ? hcl.quote(value) : String(value);

const sourceOf = (change: SavingChange): string =>
  change.kind === 'set' ? textOf(change.to) : '';

/** Paths in a value to literals that say a text, as the writer of a file sees them. */
function literals(
  value: Expression,
  wanted: string,
  path: string[],
): string[][] {
  const known = literalValue(value);
  if (known && 'value' in known && String(known.value) === wanted) {
    return [path];
  }
  if (known?.kind === 'number' && known.digits === wanted) return [path];
  if (value.kind !== 'object') return [];
  return value.items.flatMap(item => {
    const key =
      item.key.kind === 'variable' ? item.key.name : literalString(item.key);
    return key === undefined
      ? []
      : literals(item.value, wanted, [...path, key]);
  });
}

/** Literal arguments of a module call that say what a change wants to change. */
function inCall(
  name: string,
  { block, source }: ModuleBlock,
  change: Extract<SavingChange, { kind: 'set' }>,
): Candidate[] {
  const from = String(change.from);
  return block.body
    .flatMap(item =>
      item.kind === 'attribute' && !META.has(item.name)
        ? literals(item.value, from, [item.name])
        : [],
    )
    .map(path => ({
      file: source.file,
      edit: {
        kind: 'setArgument',
        block: { type: 'module', labels: [name] },
        path,
        value: sourceOf(change),
      },
    }));
}

/** The first of one block is the block; others cannot be named. */
function namesOf(path: readonly (string | number)[]): string[] | undefined {
  return path.some(step => typeof step === 'number' && step !== 0)
    ? undefined
    : path.filter(step => typeof step === 'string');
}

/**
 * Edits of a stack's own files that may make a change come true, the likeliest
 * first. Whether one does is seen when the stack is worked out again.
 * @throws LeaveSaving when no edit can
 */
export function candidatesOf(
  files: readonly { path: string; text: string }[],
  change: SavingChange,
): Candidate[] {
  const address = parseResourceAddress(change.address);
  if (!address) throw new LeaveSaving('stale', change.address);
  const module = loadModule([...files]);
  const [call] = address.modules;
  if (call) {
    const found = module.calls.get(call.name);
    return found && change.kind === 'set' && change.from !== null
      ? inCall(call.name, found, change)
      : [];
  }
  const own = module.resources.get(`${address.type}.${address.name}`);
  if (!own) throw new LeaveSaving('stale', change.address);
  const block = { type: 'resource', labels: [address.type, address.name] };
  const { file } = own.source;
  if (change.kind === 'remove') {
    return [{ file, edit: { kind: 'removeBlock', block } }];
  }
  const path = change.kind === 'set' ? namesOf(change.path) : undefined;
  if (!path) throw new LeaveSaving('expression', change.address);
  const value = sourceOf(change);
  return [{ file, edit: { kind: 'setArgument', block, path, value } }];
}
