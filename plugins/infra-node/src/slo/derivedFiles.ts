import type { CompileOptions, Slo } from '@infra-portal/infra-common';
import { type ReadSlos, readSlos } from './readSlos';
import { isSloFile, ruleFileOf, ruleFileText } from './ruleFile';
import { ruleTestFileOf, ruleTestText } from './ruleTests/ruleTestText';
import type { SloFile } from './types';

/** A file that is made of files of objectives, and of nothing else. */
export interface SloDerivedFile extends SloFile {
  kind: 'rules' | 'tests';
  /** The file that it is made of. */
  source: string;
}

export interface SloDerived extends ReadSlos {
  /** In the order of their sources. */
  files: SloDerivedFile[];
}

/**
 * What follows from objectives: rules of Prometheus and tests of them, beside each file. The same
 * files give the same bytes. A file that is wrong gives nothing, and `problems`
 * says why.
 * @param sources files of objectives, and shared documents that they refer to
 */
export function sloDerivedFiles(
  sources: readonly SloFile[],
  optionsOf?: (slo: Slo) => CompileOptions,
): SloDerived {
  const read = readSlos(sources);
  const files = sources
    .filter(({ path }) => isSloFile(path))
    .flatMap((source): SloDerivedFile[] => {
      const own = read.slos.filter(({ file }) => file === source.path);
      if (own.length === 0) return [];
      const slos = own.map(({ slo }) => slo);
      return [
        {
          ...{ kind: 'rules', source: source.path },
          path: ruleFileOf(source.path),
          text: ruleFileText(source, slos, optionsOf),
        },
        {
          ...{ kind: 'tests', source: source.path },
          path: ruleTestFileOf(source.path),
          text: ruleTestText(source, slos),
        },
      ];
    });
  return { ...read, files };
}
