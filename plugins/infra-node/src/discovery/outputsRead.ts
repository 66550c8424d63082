import type { OutputRead, StateRead } from '@infra-portal/infra-common';
import type { ReadableFile } from './folders';

/**
 * What the files of a folder read of each state by name: the expressions may
 * stand in other files than the data source.
 */
export function outputsRead(files: readonly ReadableFile[]) {
  const byState = new Map<string, Map<string, OutputRead>>();
  for (const { path: file, facts } of files) {
    for (const { state, output, line, isOptional } of facts.stateOutputs ??
      []) {
      const outputs = byState.get(state) ?? new Map<string, OutputRead>();
      byState.set(state, outputs);
      const known = outputs.get(output);
      // One that fails tells more than one that does not.
      if (known && (!known.isOptional || isOptional)) continue;
      const read: OutputRead = { name: output, file, line };
      outputs.set(output, isOptional ? { ...read, isOptional } : read);
    }
  }
  return (
    state: string,
    hasDefaults: boolean | undefined,
  ): Pick<StateRead, 'outputs'> => {
    const found = byState.get(state);
    if (!found) return {};
    const outputs = [...found.values()];
    return {
      outputs: hasDefaults
        ? outputs.map(each => ({ ...each, isOptional: true }))
        : outputs,
    };
  };
}
