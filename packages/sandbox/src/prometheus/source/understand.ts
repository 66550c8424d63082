import { isSloFile, readSlos } from '@infra-portal/infra-node';
import { readRules, type RuleGroup } from '../rules/readRules';
import type { KnownSlo } from '../series/SyntheticWorld';
import { isRuleFile, type SourceFile } from './files';

/** What default branches ask of Prometheus. */
export interface Found {
  slos: KnownSlo[];
  groups: { group: RuleGroup; arrived: number; text: string }[];
}

/**
 * Objectives and rules of the files of one repository. A file that is wrong has
 * neither series nor rules; the others have.
 */
export function understand(
  repository: string,
  files: readonly SourceFile[],
): Found {
  const arrived = new Map(files.map(file => [file.path, file.arrived]));
  const { slos } = readSlos(files.filter(({ path }) => !isRuleFile(path)));
  return {
    slos: slos.map(({ slo, file }) => ({
      ...{ slo, arrived: arrived.get(file) ?? 0 },
    })),
    groups: files
      .filter(({ path }) => isRuleFile(path) && !isSloFile(path))
      .flatMap(({ path, text, arrived: since }) =>
        rulesOf(`${repository}/${path}`, text).map(group => ({
          ...{ group, text, arrived: since },
        })),
      ),
  };
}

function rulesOf(file: string, text: string): RuleGroup[] {
  try {
    return readRules(file, text);
  } catch {
    return [];
  }
}
