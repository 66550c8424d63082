import { parseStackRef } from '../../stacks/stackRef';
import { exceptionCovers, exceptionState, Standards } from '../../standards';
import { DeclaredStack } from '../estimate/resources';
import { Saving, SavingRule } from './types';

/** Folder of a stack; undefined when its name is none. */
function folderOf({ stack }: DeclaredStack): string | undefined {
  try {
    return parseStackRef(stack).dir;
  } catch {
    return undefined;
  }
}

/** The exception of `portal.yaml` that silences a rule for a stack by now. */
export function silencedBy(
  rule: SavingRule,
  stack: DeclaredStack,
  { standards, now }: { standards?: Pick<Standards, 'exceptions'>; now: Date },
): Saving['silenced'] {
  const folder = folderOf(stack);
  if (folder === undefined) return undefined;
  const found = standards?.exceptions.find(
    each =>
      each.rule === `saving:${rule}` &&
      exceptionState(each, now) === 'valid' &&
      exceptionCovers(each, folder),
  );
  return found && { exception: found.id, until: found.until };
}
