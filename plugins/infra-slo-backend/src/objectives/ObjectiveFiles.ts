import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { groupedBy } from '@infra-portal/infra-common';
import {
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
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
  /** By the key of the repository. */
  readonly #unread = new Map<string, SloFileProblem>();
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
          const isNew = await this.#lookAt(repository);
          return this.#unread.delete(repositoryKey(repository)) || isNew;
        } catch (error) {
          const name = repositoryName(repository);
          const { message } = toError(error);
          logger.warn(`Objectives of ${name} could not be read: ${message}`);
          return this.#failed(repository);
        }
      }),
    );
    if (!changes.includes(true)) return false;
    const { objectives, problems } = together([...this.#read.values()]);
    this.#promises = {
      objectives,
      problems: [...this.#unread.values(), ...problems],
    };
    return true;
  }

  /** @returns whether that is new */
  #failed(repository: RepositoryRef): boolean {
    const key = repositoryKey(repository);
    if (this.#unread.has(key)) return false;
    this.#unread.set(key, unread(repositoryName(repository)));
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

/** What went wrong may hold an address with a secret: that is for the log. */
function unread(repository: string): SloFileProblem {
  return {
    ...{ repository, line: 0, column: 0, severity: 'error' },
    message: {
      en: 'The repository could not be read, so what it promises now is not known. The log of the portal says why; it is tried again every minute.',
      ko: '저장소를 읽지 못해서 지금의 목표를 알 수 없어요. 이유는 포털 로그에 있고, 1분마다 다시 시도해요.',
    },
  };
}

/** An id that two repositories use is refused in both: series would be mixed. */
function together(all: readonly RepositoryObjectives[]): Promises {
  const found = groupedBy(
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
