import { literalString } from '../../terraform/read/literalString';
import type { Module } from '../../terraform/read/module';
import { mergedArgument } from '../../terraform/read/overrides';
import { originOf } from '../stackModel';
import type { IntentPlace } from './types';

/** Names of modules of the organisation that stacks call, or would. */
export function calledModules(
  stacks: readonly { module: Module }[],
  { matched, modules }: Pick<IntentPlace, 'matched' | 'modules'>,
): string[] {
  const names = new Map(
    modules.map(({ name, source }) => [originOf(source), name]),
  );
  const called = stacks.flatMap(({ module }) =>
    [...module.calls.values()].flatMap(call => {
      const source = mergedArgument(call, 'source');
      const text = source && literalString(source.attribute.value);
      const name = text === undefined ? undefined : names.get(originOf(text));
      return name === undefined ? [] : [name];
    }),
  );
  return [...new Set([...called, ...matched])];
}
