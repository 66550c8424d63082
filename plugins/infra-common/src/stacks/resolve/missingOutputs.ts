import type { StackFinding } from '../api';
import type { FindingCode } from '../discovery';
import { nearest } from '../../validation';
import { inOwnWorkspace, stateAddress } from './stateAddress';
import type { TiedStack } from './types';
import { isPattern } from './wildcards';

/** An output that is read, and that the stack it is read of does not have. */
export type MissingOutput = StackFinding & { code: FindingCode };

/** Of names that are told when none is near. */
const MOST_NAMES = 5;

/** One code writes it, whichever the workspace. */
const isOfOneCode = ([first, ...others]: readonly TiedStack[]) =>
  others.every(
    ({ summary }) =>
      summary.dir === first.summary.dir &&
      summary.repository === first.summary.repository,
  );

/** Stacks by the place of their state, where that is known exactly. */
function byAddress(stacks: readonly TiedStack[]): Map<string, TiedStack[]> {
  const found = new Map<string, TiedStack[]>();
  for (const stack of stacks) {
    const { backend } = stack.ties;
    const address = backend && stateAddress(backend.type, backend.settings);
    if (address === undefined) continue;
    const own = inOwnWorkspace(address, stack.summary);
    if (isPattern(own)) continue;
    const all = found.get(own);
    if (all) all.push(stack);
    else found.set(own, [stack]);
  }
  return found;
}

/**
 * Outputs that stacks read of others which do not have them, by the ref of the
 * stack that reads. It is told only where it is certain: the state's address is
 * known exactly, one stack writes it, and all its files were read.
 */
export function missingOutputs(
  stacks: readonly TiedStack[],
): Map<string, MissingOutput[]> {
  const found = new Map<string, MissingOutput[]>();
  let writers: Map<string, TiedStack[]> | undefined;
  for (const { summary, ties } of stacks) {
    for (const { backend, settings, outputs } of ties.reads) {
      const address = outputs && stateAddress(backend, settings);
      if (address === undefined) continue;
      writers ??= byAddress(stacks);
      const there = writers.get(inOwnWorkspace(address, summary));
      if (!there || !isOfOneCode(there)) continue;
      const [writer] = there;
      if (writer.summary.incomplete || writer.summary.ref === summary.ref) {
        continue;
      }
      const has = new Set(writer.ties.outputs);
      for (const { name, file, line, isOptional } of outputs ?? []) {
        if (isOptional || has.has(name)) continue;
        const list = found.get(summary.ref) ?? [];
        found.set(summary.ref, list);
        list.push({
          code: 'missing-output',
          severity: 'warning',
          file,
          line,
          ...textsOf(name, writer, summary.repository),
        });
      }
    }
  }
  return found;
}

function textsOf(
  name: string,
  { summary, ties }: TiedStack,
  repository: string,
): Pick<MissingOutput, 'message' | 'remedy'> {
  const place =
    summary.repository === repository
      ? summary.dir
      : `${summary.repository}//${summary.dir}`;
  const outputs = ties.outputs ?? [];
  const close = nearest(name, outputs);
  const some = outputs.slice(0, MOST_NAMES).join(', ');
  const has = outputs.length > MOST_NAMES ? `${some} …` : some || 'none';
  return {
    message: `the output "${name}" is read of the state of ${place}, which has no such output${
      close === undefined ? '' : `; the nearest is "${close}"`
    }`,
    remedy:
      close === undefined
        ? `Add it to ${place}, or read one of its outputs: ${has}.`
        : `Read "${close}", or add "${name}" to ${place}.`,
  };
}
