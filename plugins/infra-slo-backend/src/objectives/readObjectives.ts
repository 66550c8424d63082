import { type Slo, verbatim } from '@infra-portal/infra-common';
import {
  isSloFile,
  type Mirror,
  type MirrorEntry,
  type ReadSlos,
  repositoryName,
  sloDerivedFiles,
  type SloFile,
} from '@infra-portal/infra-node';
import { folderOf, piecesOf, type Tree } from './pieces';
import type { FoundObjective, RepositoryObjectives } from './types';

/** Templates and their tests, whose objectives are nobody's. */
const NOT_READ = /^golden-paths\//;
const SHARED = /(^|\/)slo\/_shared\/[^/]+\.ya?ml$/;
const FILE_MODE = /^100/;

const isShared = (path: string) => SHARED.test(path);

const isRead = ({ path, mode }: MirrorEntry) =>
  FILE_MODE.test(mode) && !NOT_READ.test(path);

/** Documents that objectives of a commit refer to. */
export async function readShared(
  mirror: Mirror,
  commit: string,
): Promise<SloFile[]> {
  const entries = await mirror.list(commit);
  return textsOf(
    mirror,
    entries.filter(each => isRead(each) && isShared(each.path)),
  );
}

/**
 * Objectives of a repository as a commit has them.
 * @param webUrl of the repository
 * @throws MirrorError when the commit cannot be read
 */
export async function readObjectives(
  mirror: Mirror,
  commit: string,
  webUrl: string,
): Promise<RepositoryObjectives> {
  const repository = repositoryName(mirror.repository);
  const entries = (await mirror.list(commit)).filter(isRead);
  const paths = new Set(entries.map(({ path }) => path));
  const files = await textsOf(
    mirror,
    entries.filter(({ path }) => isSloFile(path) || isShared(path)),
  );
  const read = sloDerivedFiles(files);
  const wanted = new Map(read.files.map(({ path, text }) => [path, text]));
  const made = await textsOf(
    mirror,
    entries.filter(({ path }) => wanted.has(path)),
  );
  const texts = new Map(made.map(({ path, text }) => [path, text]));
  const urlOf = (path: string, line?: number) =>
    `${webUrl}/blob/${commit}/${path
      .split('/')
      .map(encodeURIComponent)
      .join('/')}${line === undefined ? '' : `#L${line}`}`;
  const tree: Tree = {
    has: path => paths.has(path),
    textOf: path => texts.get(path),
    wantedOf: path => wanted.get(path),
    urlOf,
  };
  return {
    ...{ repository, commit },
    objectives: read.slos.map(({ slo, file, line }): FoundObjective => {
      const product = folderOf(file)?.product;
      return {
        ...{ slo, repository, file, line, commit },
        ...{ url: urlOf(file, line), source: sourceOf(slo, read) },
        ...(product !== undefined && { product }),
        pieces: piecesOf(slo, file, tree),
      };
    }),
    problems: read.problems.map(({ message, ...problem }) => ({
      ...{ ...problem, repository, message: verbatim(message) },
      url: urlOf(problem.file, problem.line),
    })),
  };
}

async function textsOf(
  mirror: Mirror,
  entries: readonly MirrorEntry[],
): Promise<SloFile[]> {
  const texts = await mirror.readObjects(entries.map(({ id }) => id));
  return entries.flatMap(({ path, id }) => {
    const text = texts.get(id);
    return text === undefined ? [] : { path, text };
  });
}

/** The name of the configuration that a document means. */
export function sourceOf({ source }: Slo, { sources }: ReadSlos): string {
  const named = sources.get(source)?.spec.connectionDetails?.portalDatasource;
  return typeof named === 'string' ? named : source;
}
