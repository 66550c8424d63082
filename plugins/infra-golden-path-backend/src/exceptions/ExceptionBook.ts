import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type ExceptionList,
  type KnownException,
  type StandardsException,
  verbatim,
} from '@infra-portal/infra-common';
import {
  exceptionLines,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { STANDARDS_FILE, standardsOf } from '../repository/standardsOf';
import type { Base, Bases } from '../repository/types';
import { byUrgency, describeException, runFolders } from './describe';
import type { KnownStacks } from './knownStacks';
import type { Passes } from './Passes';

export interface ExceptionBookOptions {
  /** Of all repositories that stacks are read from. */
  bases: Bases;
  repositories: readonly RepositoryRef[];
  stacks: Pick<KnownStacks, 'of'>;
  passes: Pick<Passes, 'whyOf'>;
  /** Address of a repository's pages. */
  webUrlOf: (repository: RepositoryRef) => string;
  now: () => Date;
}

interface Read {
  items: KnownException[];
  problem?: ExceptionList['problems'][number];
  /** It has standards that can be changed. */
  hasStandards: boolean;
  observedAt?: string;
}

/** The exceptions of the standards of all repositories. */
export class ExceptionBook {
  readonly #options: ExceptionBookOptions;

  constructor(options: ExceptionBookOptions) {
    this.#options = options;
  }

  /**
   * How all exceptions stand now.
   * @param reader whose right to see stacks counts; default: the portal's own
   */
  async list(reader?: BackstageCredentials): Promise<ExceptionList> {
    const { repositories } = this.#options;
    const read = await Promise.all(
      repositories.map(each => this.#readOne(each, reader)),
    );
    const [observedAt] = read.flatMap(each => each.observedAt ?? []).sort();
    return {
      items: read.flatMap(({ items }) => items).sort(byUrgency),
      repositories: repositories
        .filter((_, index) => read[index].hasStandards)
        .map(repositoryName),
      problems: read.flatMap(({ problem }) => problem ?? []),
      ...(observedAt !== undefined && { observedAt }),
    };
  }

  /** One exception by its key, as the repositories have it now. */
  async find(key: string): Promise<KnownException | undefined> {
    const { items } = await this.list();
    return items.find(each => each.key === key);
  }

  async #readOne(
    repository: RepositoryRef,
    reader: BackstageCredentials | undefined,
  ): Promise<Read> {
    const name = repositoryName(repository);
    const told = (message: string, rest: Partial<Read> = {}): Read => ({
      ...{ items: [], hasStandards: false },
      problem: {
        ...{ repository: name, file: STANDARDS_FILE },
        message: verbatim(message),
      },
      ...rest,
    });
    let base: Base;
    try {
      base = await this.#options.bases.of(repository);
    } catch (error) {
      return told(toError(error).message);
    }
    const { observedAt, tree } = base;
    const entries = await tree.entries();
    // Most repositories that are only looked at have no standards of their own.
    if (!entries.has(STANDARDS_FILE)) {
      return { items: [], hasStandards: false, observedAt };
    }
    const { standards, problems } = await standardsOf(tree);
    if (!standards) {
      return told(
        problems
          .map(({ line, column, message }) => `${line}:${column}: ${message}`)
          .join('\n'),
        { observedAt },
      );
    }
    const items = await this.#describe(base, standards.exceptions, reader);
    return { items, hasStandards: true, observedAt };
  }

  async #describe(
    { tree }: Base,
    exceptions: readonly StandardsException[],
    reader: BackstageCredentials | undefined,
  ): Promise<KnownException[]> {
    if (exceptions.length === 0) return [];
    const { passes, stacks, webUrlOf, now } = this.#options;
    const { commit, repository } = tree;
    const name = repositoryName(repository);
    const named = await stacks.of(name, reader);
    const names = new Map(named.map(each => [each.dir, each.name]));
    const lines = exceptionLines((await tree.read(STANDARDS_FILE)) ?? '');
    const place = {
      repository: name,
      url: `${webUrlOf(repository)}/blob/${commit}/${STANDARDS_FILE}`,
      folders: runFolders((await tree.entries()).keys()),
      names,
    };
    return Promise.all(
      exceptions.map(async exception => {
        const why = await passes.whyOf(exception, repository, names, reader);
        const line = lines.get(exception.id) ?? 1;
        return describeException(
          exception,
          { ...place, line, ...(why && { passes: why }) },
          now(),
        );
      }),
    );
  }
}
