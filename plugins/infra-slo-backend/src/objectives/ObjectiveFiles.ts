import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { grouped } from './grouped';
import { readObjectives } from './readObjectives';
import type {
  FoundObjective,
  RepositoryObjectives,
  SloFileProblem,
} from './types';

/** Seconds after which a mirror that nobody brings up to date is fetched. */
const OLD = 120;

export interface ObjectiveFilesOptions {
  mirrors: Mirrors;
  repositories: readonly RepositoryRef[];
  webUrlOf: (repository: RepositoryRef) => string;
  logger: LoggerService;
}

/** All that repositories promise now. */
export interface Promises {
  /** By the id. */
  objectives: ReadonlyMap<string, FoundObjective>;
  problems: readonly SloFileProblem[];
}

/** Objectives of the default branches of all repositories. */
export class ObjectiveFiles {
  readonly #options: ObjectiveFilesOptions;
  /** By the key of the repository. */
  readonly #read = new Map<string, RepositoryObjectives>();
  #promises: Promises = { objectives: new Map(), problems: [] };
  #looking: Promise<boolean> | undefined;

  constructor(options: ObjectiveFilesOptions) {
    this.#options = options;
  }

  /** As they were last read. */
  get now(): Promises {
    return this.#promises;
  }

  /**
   * Reads repositories whose default branch moved. One that cannot be read keeps
   * what was read of it.
   * @returns whether anything is another now
   */
  look(): Promise<boolean> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<boolean> {
    const { repositories, logger } = this.#options;
    const changes = await Promise.all(
      repositories.map(async repository => {
        try {
          return await this.#lookAt(repository);
        } catch (error) {
          const name = repositoryName(repository);
          const { message } = toError(error);
          logger.warn(`Objectives of ${name} could not be read: ${message}`);
          return false;
        }
      }),
    );
    if (!changes.includes(true)) return false;
    this.#promises = together([...this.#read.values()]);
    return true;
  }

  async #lookAt(repository: RepositoryRef): Promise<boolean> {
    const { mirrors, webUrlOf } = this.#options;
    const mirror = mirrors.of(repository);
    if ((mirror.age() ?? Infinity) > OLD) await mirror.update();
    const commit = await mirror.head(await mirror.defaultBranch());
    const key = repositoryKey(repository);
    if (commit === undefined) return this.#read.delete(key);
    if (this.#read.get(key)?.commit === commit) return false;
    const read = await readObjectives(mirror, commit, webUrlOf(repository));
    this.#read.set(key, read);
    return true;
  }
}

/** An id that two repositories use is refused in both: series would be mixed. */
function together(all: readonly RepositoryObjectives[]): Promises {
  const found = grouped(
    all.flatMap(({ objectives }) => objectives),
    ({ slo }) => slo.id,
  );
  const problems = all.flatMap(each => each.problems);
  const objectives = new Map<string, FoundObjective>();
  for (const [id, same] of found) {
    if (same.length === 1) objectives.set(id, same[0]);
    else problems.push(...same.map(each => refused(each, same)));
  }
  return { objectives, problems };
}

function refused(
  objective: FoundObjective,
  same: readonly FoundObjective[],
): SloFileProblem {
  const { repository, file, line, url, slo } = objective;
  const others = same
    .filter(each => each !== objective)
    .map(each => `${each.repository} ${each.file}:${each.line}`)
    .join(', ');
  return {
    ...{ repository, file, line, column: 1, url, severity: 'error' },
    message: {
      en: `The id ${slo.id} is that of ${others} too. Give one another name, or an annotation infra-portal.io/slo-id.`,
      ko: `${others}에도 같은 id ${slo.id}가 있어요. 한쪽의 이름을 바꾸거나 infra-portal.io/slo-id 주석을 붙이세요.`,
    },
  };
}
