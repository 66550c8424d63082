import { engine } from '../lib/engine.mjs';
import { sloFiles } from '../slos/files.mjs';

const FILES = 1_000;

let input;

/**
 * Objectives of a thousand services read from their files and compiled to rules
 * of Prometheus, in one process. Stock Backstage does nothing like it.
 */
export const sloWork = {
  id: 'slo-work',
  metrics: [
    {
      id: 'sloCompile',
      title: '1,000 objectives read and compiled (at most 2,000)',
      unit: 'ms',
    },
    { id: 'sloRead', title: 'of that reading and checking', unit: 'ms' },
  ],
  async warmUp(arm) {
    if (arm.name !== 'P') return;
    input ??= sloFiles(FILES);
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name !== 'P') return {};
    const { readSlos, ruleFileText } = engine('slo');
    const began = performance.now();
    const { slos, problems } = readSlos(input);
    const read = performance.now();
    if (problems.length > 0) throw new Error(problems[0].message);
    const byFile = new Map(slos.map(({ file, slo }) => [file, slo]));
    for (const source of input) {
      const slo = byFile.get(source.path);
      if (slo) ruleFileText(source, [slo]);
    }
    if (byFile.size !== FILES) throw new Error(`${byFile.size} were read`);
    return { sloCompile: performance.now() - began, sloRead: read - began };
  },
};
