import {
  normaliseSlo,
  type OpenDataSource,
  type OpenSli,
  type OpenSlo,
  type OpenSloKind,
  openSloSchemas,
  type Slo,
} from '@infra-portal/infra-common';
import {
  type Document,
  LineCounter,
  parseAllDocuments,
  type ParsedNode,
} from 'yaml';
import { lineAndColumn, offsetOfPath } from '../yaml/placeOfPath';

/** A file with documents of OpenSLO. */
export interface SloFile {
  path: string;
  text: string;
}

/** Something about a file; places count from 1. */
export interface SloFileProblem {
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  message: string;
}

export interface FoundSlo {
  slo: Slo;
  file: string;
  line: number;
}

export interface ReadSlos {
  /** By the id. */
  slos: FoundSlo[];
  /** By file and line. */
  problems: SloFileProblem[];
}

type Parsed = Document.Parsed<ParsedNode>;

interface Read {
  file: string;
  kind: OpenSloKind;
  data: { metadata: { name: string } };
  document: Parsed;
  lines: LineCounter;
}

const LARGEST = 256 * 1024;
const MOST_ALIASES = 100;

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
  const found = new Map<string, (FoundSlo & { read: Read })[]>();
  for (const each of read.filter(({ kind }) => kind === 'SLO')) {
    const { slo, problems: own } = normaliseSlo(each.data as OpenSlo, context);
    for (const { path, ...problem } of own) {
      problems.push({ ...placeOf(each, path), ...problem });
    }
    if (!slo) continue;
    const { file, line } = placeOf(each, ['metadata', 'name']);
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
      problems.push({
        ...placeOf(each.read, ['metadata', 'name']),
        severity: 'error',
        message: `The id ${id} is that of ${others.join(
          ', ',
        )} too. Give one another name, or an annotation infra-portal.io/slo-id.`,
      });
    }
  }
  return { slos, problems: problems.sort(byPlace) };
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
      problems.push({
        ...placeOf(each, ['metadata', 'name']),
        severity: 'error',
        message: `There is another ${kind} ${name}; the first one counts.`,
      });
    } else {
      found.set(name, each.data as T);
    }
  }
  return found;
}

function readFile(file: SloFile, problems: SloFileProblem[]): Read[] {
  const { path, text } = file;
  const lines = new LineCounter();
  const fail = (offset: number, message: string): [] => {
    const place = { file: path, ...lineAndColumn(lines, offset) };
    problems.push({ ...place, severity: 'error', message });
    return [];
  };
  if (text.length > LARGEST) {
    return fail(0, `The file has more than ${LARGEST / 1024} KiB.`);
  }
  const documents = parseAllDocuments(text, {
    ...{ lineCounter: lines, prettyErrors: false, version: '1.2' },
  });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document): Read[] => {
    if (document.errors.length > 0) {
      return document.errors.flatMap(error =>
        fail(error.pos[0], error.message),
      );
    }
    if (document.contents === null) return [];
    let data: unknown;
    try {
      data = document.toJS({ maxAliasCount: MOST_ALIASES });
    } catch (error) {
      return fail(0, `The file cannot be read: ${(error as Error).message}`);
    }
    return checked({ file: path, document, lines }, data, fail);
  });
}

function checked(
  place: Pick<Read, 'file' | 'document' | 'lines'>,
  data: unknown,
  fail: (offset: number, message: string) => [],
): Read[] {
  const { apiVersion, kind } = (data ?? {}) as Record<string, unknown>;
  const start = place.document.contents?.range?.[0] ?? 0;
  if (apiVersion !== 'openslo/v1') {
    return fail(
      start,
      `It must begin with apiVersion: openslo/v1, not ${JSON.stringify(
        apiVersion,
      )}.`,
    );
  }
  if (typeof kind !== 'string' || !Object.hasOwn(openSloSchemas, kind)) {
    return fail(
      start,
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
      return fail(offsetOfPath(place.document, keys), `${at}${message}`);
    });
  }
  return [{ ...place, kind: kind as OpenSloKind, data: result.data }];
}

function placeOf(
  { file, document, lines }: Pick<Read, 'file' | 'document' | 'lines'>,
  path: readonly (string | number)[],
) {
  return { file, ...lineAndColumn(lines, offsetOfPath(document, path)) };
}
