import type { Module } from '@infra-portal/infra-common';
import {
  literalString,
  loadModule,
  mergedArgument,
  type ModuleBlock,
  type ModuleFile,
} from '@infra-portal/infra-node';

/** Characters of a type, a default or a description; more is for the file. */
const MOST_TEXT = 2_000;

const cut = (text: string) =>
  text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;

const inOrder = (blocks: ReadonlyMap<string, ModuleBlock>) =>
  [...blocks].sort(([a], [b]) => (a < b ? -1 : 1));

/** An argument as it is written. */
function written(block: ModuleBlock, name: string): string | undefined {
  const argument = mergedArgument(block, name);
  if (!argument) return undefined;
  const { start, end } = argument.attribute.value;
  return cut(argument.source.text.slice(start, end));
}

function description(block: ModuleBlock): { description?: string } {
  const argument = mergedArgument(block, 'description');
  const text = argument && literalString(argument.attribute.value)?.trim();
  return text ? { description: cut(text) } : {};
}

/** Inputs and outputs of a module's files, as they are written, by name. */
export function describeModule(
  files: readonly ModuleFile[],
): Pick<Module, 'variables' | 'outputs'> {
  const { variables, outputs } = loadModule(files);
  return {
    variables: inOrder(variables).map(([name, block]) => {
      const type = written(block, 'type');
      const usual = written(block, 'default');
      return {
        name,
        ...(type !== undefined && { type }),
        ...description(block),
        ...(usual !== undefined && { default: usual }),
        required: usual === undefined,
      };
    }),
    outputs: inOrder(outputs).map(([name, block]) => ({
      name,
      ...description(block),
    })),
  };
}
