import {
  type Document,
  LineCounter,
  parseAllDocuments,
  type ParsedNode,
} from 'yaml';
import { lineAndColumn, offsetOfPath } from '../yaml/placeOfPath';
import type { SloFile, SloFileProblem } from './types';

const LARGEST = 256 * 1024;
const MOST_ALIASES = 100;

/** One document of a file, and where its parts are. */
export interface YamlDocument {
  data: unknown;
  /** A problem with it, at a path of it. */
  problem(
    severity: SloFileProblem['severity'],
    message: string,
    path?: readonly (string | number)[],
  ): SloFileProblem;
}

/**
 * Documents of a file by the rules of YAML 1.2, so that dates stay texts. One that
 * cannot be read is a problem, and empty ones are left out.
 */
export function yamlDocuments(
  { path: file, text }: SloFile,
  problems: SloFileProblem[],
): YamlDocument[] {
  const lines = new LineCounter();
  const fail = (offset: number, message: string): [] => {
    const place = { file, ...lineAndColumn(lines, offset) };
    problems.push({ ...place, severity: 'error', message });
    return [];
  };
  if (text.length > LARGEST) {
    return fail(0, `The file has more than ${LARGEST / 1024} KiB.`);
  }
  const documents: Document.Parsed<ParsedNode>[] = [
    ...parseAllDocuments(text, {
      ...{ lineCounter: lines, prettyErrors: false, version: '1.2' },
    }),
  ];
  return documents.flatMap((document): YamlDocument[] => {
    if (document.errors.length > 0) {
      return document.errors.flatMap(error =>
        fail(error.pos[0], error.message),
      );
    }
    if (document.contents === null) return [];
    try {
      const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
      const problem: YamlDocument['problem'] = (
        severity,
        message,
        path = [],
      ) => ({
        ...{ file, severity, message },
        ...lineAndColumn(lines, offsetOfPath(document, path)),
      });
      return [{ data, problem }];
    } catch (error) {
      return fail(0, `The file cannot be read: ${(error as Error).message}`);
    }
  });
}
