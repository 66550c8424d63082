import fs from 'node:fs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { engine } from '../lib/engine.mjs';

const FILES = 1_000;
const SAMPLE =
  'templates/infrastructure/golden-paths/ecs-fargate/tests/dts-invoices/expected/slo/dts/invoices/prod-availability.slo.yaml';
const SHARED = 'templates/infrastructure/slo/_shared/data-sources.yaml';

/** Files of so many services, and what they refer to. */
function files() {
  const text = fs.readFileSync(fromRoot(SAMPLE), 'utf8');
  const shared = fs.readFileSync(fromRoot(SHARED), 'utf8');
  return [
    { path: 'slo/_shared/data-sources.yaml', text: shared },
    ...Array.from({ length: FILES }, (_, number) => ({
      path: `slo/dts/invoices-${number}/prod-availability.slo.yaml`,
      text: text.replaceAll('invoices', `invoices-${number}`),
    })),
  ];
}

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
    input ??= files();
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
