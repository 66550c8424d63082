import {
  type CompileOptions,
  hasSloRules,
  type Slo,
  sloDashboard,
} from '@infra-portal/infra-common';
import { sloDashboardPlace } from './places';
import { type FoundSlo, type ReadSlos, readSlos } from './readSlos';
import { isSloFile, ruleFileOf, ruleFileText } from './ruleFile';
import { ruleTestFileOf, ruleTestText } from './ruleTests/ruleTestText';
import type { SloFile } from './types';

export type SloDerivedKind = 'rules' | 'tests' | 'dashboard';

/** A file that is made of files of objectives, and of nothing else. */
export interface SloDerivedFile extends SloFile {
  kind: SloDerivedKind;
  /** The file that it is made of; of a dashboard the first one of its folder. */
  source: string;
}

export interface SloDerived extends ReadSlos {
  /** In the order of their sources. */
  files: SloDerivedFile[];
}

/**
 * What follows from objectives: rules of Prometheus and tests of them, beside each file, and a dashboard for
 * each folder. The same files give the same bytes. A file that is wrong gives nothing, and `problems`
 * says why.
 * @param sources files of objectives, and shared documents that they refer to
 */
export function sloDerivedFiles(
  sources: readonly SloFile[],
  optionsOf?: (slo: Slo) => CompileOptions,
): SloDerived {
  const read = readSlos(sources);
  // Prometheus knows nothing of those that CloudWatch has the numbers of.
  const ruled = read.slos.filter(({ slo }) => hasSloRules(slo));
  const files = sources
    .filter(({ path }) => isSloFile(path))
    .flatMap((source): SloDerivedFile[] => {
      const own = ruled.filter(({ file }) => file === source.path);
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
  return { ...read, files: [...files, ...dashboards(ruled)] };
}

const MADE =
  /^# Made from [^\n]+ by infra-portal|"Made from files of objectives by infra-portal/;

/** Whether a text says that it was made so: such a file may be made again. */
export const isSloDerived = (text: string): boolean => MADE.test(text);

/** One for the objectives of each folder. */
function dashboards(slos: readonly FoundSlo[]): SloDerivedFile[] {
  const found = new Map<string, { name: string; own: FoundSlo[] }>();
  for (const each of slos) {
    const { path, name } = sloDashboardPlace(each.file);
    const own = found.get(path)?.own ?? [];
    found.set(path, { name, own: [...own, each] });
  }
  return [...found].map(([path, { name, own }]): SloDerivedFile => {
    const all = own.map(({ slo }) => slo);
    const text = `${JSON.stringify(sloDashboard(name, all), undefined, 2)}\n`;
    return { kind: 'dashboard', path, text, source: own[0].file };
  });
}
