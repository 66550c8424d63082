import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PullRequestEvent } from '@infra-portal/infra-common';
import {
  type Forge,
  type Mirror,
  type MirrorEntry,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { PORTAL_BRANCHES } from '../watch';
import type { ReadServices } from './entities';
import {
  type DescribedService,
  IntentCache,
  readServices,
} from './readServices';
import {
  addedStacks,
  serviceEntities,
  type ServiceSource,
} from './serviceEntities';

export interface RepositoryReaderOptions {
  repository: RepositoryRef;
  /** Its web address. */
  url: string;
  mirror: Mirror;
  forge: () => Forge;
  logger: LoggerService;
}

interface OpenPullRequest {
  number: number;
  branch: string;
}

/** What is known of a service, by the path of its `service.yaml`. */
interface Known {
  /** That of the default branch; undefined when it is only proposed. */
  id?: string;
  /** Folders of its stacks, also of those that are proposed. */
  dirs: ReadonlySet<string>;
}

/** Reads the services of one repository: those there are, and those proposed. */
export class RepositoryReader {
  readonly #options: RepositoryReaderOptions;
  /** Open pull requests of the portal by number; undefined: not asked yet. */
  #open: Map<number, OpenPullRequest> | undefined;
  readonly #cache = new IntentCache();
  #last: { state: string; services: ReadServices } | undefined;
  /** Warnings that were said, so that they are said once. */
  readonly #said = new Set<string>();

  constructor(options: RepositoryReaderOptions) {
    this.#options = options;
  }

  /** Takes note of a pull request. */
  note({ number, state, branch }: PullRequestEvent) {
    if (!branch.startsWith(PORTAL_BRANCHES)) return;
    if (state === 'open') this.#open?.set(number, { number, branch });
    else this.#open?.delete(number);
  }

  /**
   * Entities of all services. Those of pull requests come after the real ones,
   * the lowest number first.
   * @param maxAge seconds that the mirror may be old; default: it is updated
   * @throws MirrorError or ForgeError when the repository cannot be read
   */
  async read(maxAge = 0): Promise<ReadServices> {
    const { mirror } = this.#options;
    const age = mirror.age();
    if (age === undefined || age > maxAge) await mirror.update();
    const branch = await mirror.defaultBranch();
    const head = (await mirror.head(branch))!;
    const requests = await this.#openPullRequests();
    const heads = await mirror.branches(PORTAL_BRANCHES);
    const state = JSON.stringify([
      branch,
      head,
      requests.map(each => [each.number, heads.get(each.branch)]),
    ]);
    if (this.#last?.state !== state) {
      const entities = await this.#readAll(branch, head, requests);
      this.#last = { state, services: { commit: head, entities } };
    }
    return this.#last.services;
  }

  async #readAll(branch: string, head: string, requests: OpenPullRequest[]) {
    const { repository, url } = this.#options;
    const source: ServiceSource = { repository, url, branch };
    const services = await this.#services(head, branch);
    const entities = services.flatMap(each => serviceEntities(each, source));
    const known = new Map<string, Known>();
    for (const { path, id, stacks } of services) {
      const there = stacks.filter(({ exists }) => exists);
      known.set(path, { id, dirs: new Set(there.map(({ dir }) => dir)) });
    }
    for (const request of requests) {
      const at = {
        ...source,
        branch: request.branch,
        pullRequest: request.number,
      };
      for (const each of await this.#proposed(request, known)) {
        const { path, stacks } = each;
        const before = known.get(path);
        const more = before
          ? addedStacks(each, at, before.dirs)
          : serviceEntities(each, at);
        for (const entity of more) entities.push(entity);
        const dirs = stacks
          .filter(({ exists }) => exists || !before)
          .map(({ dir }) => dir);
        known.set(path, {
          ...before,
          dirs: new Set([...(before?.dirs ?? []), ...dirs]),
        });
      }
    }
    this.#cache.turn();
    return entities;
  }

  async #openPullRequests(): Promise<OpenPullRequest[]> {
    const branches = await this.#options.mirror.branches(PORTAL_BRANCHES);
    if (!this.#open) {
      // GitHub counts questions: nothing is asked where nothing can be.
      const listed =
        branches.size > 0
          ? await this.#options.forge().openPullRequests(PORTAL_BRANCHES)
          : [];
      this.#open = new Map(
        listed.map(({ number, head }) => [
          number,
          { number, branch: head.branch },
        ]),
      );
    }
    return [...this.#open.values()].sort((a, b) => a.number - b.number);
  }

  /**
   * Services that are otherwise in a pull request, or only there; none when its
   * branch is gone.
   */
  async #proposed(
    { number, branch }: OpenPullRequest,
    known: ReadonlyMap<string, Known>,
  ) {
    const head = await this.#options.mirror.head(branch);
    if (!head) return [];
    const isChanged = ({ path, id }: MirrorEntry) => known.get(path)?.id !== id;
    return this.#services(head, `pull request #${number}`, isChanged);
  }

  #services(
    commit: string,
    place: string,
    wanted?: (file: MirrorEntry) => boolean,
  ): Promise<DescribedService[]> {
    const complain = this.#complain(place);
    const options = { cache: this.#cache, complain };
    return readServices(this.#options.mirror, commit, options, wanted);
  }

  #complain(place: string) {
    return (path: string, reason: string) => {
      const { logger, repository } = this.#options;
      const text = `${repositoryName(repository)}, ${place}: ${reason
        .replaceAll(`${path}: `, '')
        .replace(/\s+/g, ' ')
        .slice(0, 500)}`;
      const warning = `${JSON.stringify(
        path,
      )} is left out of the catalog. ${text}`;
      if (this.#said.has(warning)) return;
      if (this.#said.size > 1_000) this.#said.clear();
      this.#said.add(warning);
      logger.warn(warning);
    };
  }
}
