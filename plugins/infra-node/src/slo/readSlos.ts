import {
  fromV2alpha,
  normaliseSlo,
  OPEN_SLO_V2ALPHA,
  type OpenDataSource,
  type OpenSli,
  type OpenSlo,
  type OpenSloKind,
  openSloSchemas,
  placeInV2alpha,
  type Slo,
} from '@infra-portal/infra-common';
import { queryProblems } from './promql/queriesOf';
import type { SloFile, SloFileProblem } from './types';
import { type YamlDocument, yamlDocuments } from './yamlDocuments';

export type { SloFile, SloFileProblem };

export interface FoundSlo {
  slo: Slo;
  file: string;
  line: number;
}

export interface ReadSlos {
  /** By the id. */
  slos: FoundSlo[];
  /** Where numbers come from, by name. */
  sources: ReadonlyMap<string, OpenDataSource>;
  /** By file and line. */
  problems: SloFileProblem[];
}

type Path = readonly (string | number)[];

const NAME = ['metadata', 'name'];
/** Where a document says how its numbers are made. */
const INDICATOR: Partial<Record<OpenSloKind, string[]>> = {
  SLO: ['spec', 'indicator', 'spec'],
  SLI: ['spec'],
};

interface Read extends Pick<YamlDocument, 'problem'> {
  file: string;
  kind: OpenSloKind;
  data: { metadata: { name: string } };
}

const byPlace = (a: SloFileProblem, b: SloFileProblem) => {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
};

/**
 * Reads objectives of a repository, and what they refer to. What is wrong with one
 * file leaves the others alone; two objectives of one id are both refused.
 */
export function readSlos(files: readonly SloFile[]): ReadSlos {
  const problems: SloFileProblem[] = [];
  const read = files.flatMap(file => readFile(file, problems));
  const shared = {
    indicators: byName<{ spec: OpenSli }>(read, 'SLI', problems),
    sources: byName<OpenDataSource>(read, 'DataSource', problems),
  };
  const context = {
    ...shared,
    indicators: new Map(
      [...shared.indicators].map(([name, { spec }]) => [name, spec]),
    ),
  };
  const wrong = wrongQueries(read, problems);
  const found = new Map<string, (FoundSlo & { read: Read })[]>();
  for (const each of read.filter(({ kind }) => kind === 'SLO')) {
    const { slo, problems: own } = normaliseSlo(each.data as OpenSlo, context);
    for (const { path, severity, message } of own) {
      problems.push(each.problem(severity, message, path));
    }
    const { indicatorRef } = (each.data as OpenSlo).spec;
    if (!slo || wrong.has(each) || wrong.has(indicatorRef)) continue;
    const { file, line } = each.problem('error', '', NAME);
    const same = found.get(slo.id) ?? [];
    found.set(slo.id, [...same, { slo, file, line, read: each }]);
  }
  const slos: FoundSlo[] = [];
  for (const [id, same] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (same.length === 1) {
      const [{ slo, file, line }] = same;
      slos.push({ slo, file, line });
      continue;
    }
    for (const each of same) {
      const others = same
        .filter(other => other !== each)
        .map(({ file, line }) => `${file}:${line}`);
      problems.push(
        each.read.problem(
          'error',
          `The id ${id} is that of ${others.join(
            ', ',
          )} too. Give one another name, or an annotation infra-portal.io/slo-id.`,
          NAME,
        ),
      );
    }
  }
  return { slos, sources: shared.sources, problems: problems.sort(byPlace) };
}

/** Documents whose queries are not PromQL; indicators by their name, too. */
function wrongQueries(
  read: readonly Read[],
  problems: SloFileProblem[],
): Set<unknown> {
  const wrong = new Set<unknown>();
  for (const each of read) {
    const place = INDICATOR[each.kind];
    if (!place) continue;
    const { spec } = each.data as Read['data'] & { spec: unknown };
    const sli =
      each.kind === 'SLI' ? spec : (spec as OpenSlo['spec']).indicator?.spec;
    for (const { path, message } of queryProblems(sli, place)) {
      problems.push(each.problem('error', message, path));
      wrong.add(each.kind === 'SLI' ? each.data.metadata.name : each);
    }
  }
  return wrong;
}

function byName<T>(
  read: readonly Read[],
  kind: OpenSloKind,
  problems: SloFileProblem[],
): Map<string, T> {
  const found = new Map<string, T>();
  for (const each of read.filter(one => one.kind === kind)) {
    const { name } = each.data.metadata;
    if (found.has(name)) {
      problems.push(
        each.problem(
          'error',
          `There is another ${kind} ${name}; the first one counts.`,
          NAME,
        ),
      );
    } else {
      found.set(name, each.data as T);
    }
  }
  return found;
}

function readFile(file: SloFile, problems: SloFileProblem[]): Read[] {
  return yamlDocuments(file, problems).flatMap(({ data, problem }) =>
    checked(file.path, { data, problem }, problems),
  );
}

function checked(
  file: string,
  written: YamlDocument,
  problems: SloFileProblem[],
): Read[] {
  const { data, problem } = openSloOf(written, problems);
  const fail = (message: string, path?: Path): [] => {
    problems.push(problem('error', message, path));
    return [];
  };
  const { apiVersion, kind } = (data ?? {}) as Record<string, unknown>;
  if (apiVersion !== 'openslo/v1') {
    return fail(
      `It must begin with apiVersion: openslo/v1, not ${JSON.stringify(
        apiVersion,
      )}.`,
    );
  }
  if (typeof kind !== 'string' || !Object.hasOwn(openSloSchemas, kind)) {
    return fail(
      `The kind ${JSON.stringify(kind)} is none of ${Object.keys(
        openSloSchemas,
      ).join(', ')}.`,
    );
  }
  const result = openSloSchemas[kind as OpenSloKind].safeParse(data);
  if (!result.success) {
    return result.error.issues.flatMap(({ path, message }) => {
      const keys = path.filter(
        (key): key is string | number => typeof key !== 'symbol',
      );
      const at = keys.length > 0 ? `${keys.join('.')}: ` : '';
      return fail(`${at}${message}`, keys);
    });
  }
  return [{ file, kind: kind as OpenSloKind, data: result.data, problem }];
}

/** The document as OpenSLO v1; `openslo.com/v2alpha` is read as that. */
function openSloOf(
  written: YamlDocument,
  problems: SloFileProblem[],
): YamlDocument {
  const { apiVersion } = (written.data ?? {}) as Record<string, unknown>;
  if (apiVersion !== OPEN_SLO_V2ALPHA) return written;
  const { data, lost } = fromV2alpha(written.data);
  const problem: YamlDocument['problem'] = (severity, message, path = []) =>
    written.problem(severity, message, placeInV2alpha(path));
  const notes = [
    {
      message: `${OPEN_SLO_V2ALPHA} is not stable, so it is only read; "infra-portal slo import" makes openslo/v1 of it.`,
      path: ['apiVersion'],
    },
    ...lost,
  ];
  notes.forEach(({ message, path }) =>
    problems.push(problem('warning', message, path)),
  );
  return { data, problem };
}
