import {
  compileSlo,
  type CompileOptions,
  type Slo,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { SloFile } from './readSlos';

const ENDING = /\.slo\.ya?ml$/;

/** The rule file of a file of objectives: beside it. */
export const ruleFileOf = (path: string): string =>
  path.replace(ENDING, '.rules.yaml');

/** Whether a file is one of objectives by its name. */
export const isSloFile = (path: string): boolean => ENDING.test(path);

/**
 * The rule file of objectives of one file, as Prometheus loads it. The same input
 * gives the same text, so that a check in CI is a comparison.
 */
export function ruleFileText(
  source: SloFile,
  slos: readonly Slo[],
  optionsOf: (slo: Slo) => CompileOptions = () => ({}),
): string {
  const hash = createHash('sha256').update(source.text).digest('hex');
  const name = source.path.split('/').pop();
  const groups = slos.map(slo => compileSlo(slo, optionsOf(slo)).group);
  const head = `# Made from ${name} by infra-portal slo compile; do not change it by hand.\n# ${name}: sha256 ${hash}\n`;
  return `${head}${stringify(
    { groups },
    { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false },
  )}`;
}
