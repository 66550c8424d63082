import { ConflictError, InputError } from '@backstage/errors';
import {
  type Retirement,
  type RetirementOpened,
  stackPageSchema,
  stackSchema,
} from '@infra-portal/infra-common';
import {
  type Actor,
  Proposals,
  type ProposalsOptions,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Bases } from '../repository/types';
import type { AskPlugin } from '../util/askPlugin';
import { openPullOf } from './openPullOf';
import { prepareRetirement, type RetireOptions } from './retirement';
import { retirementBody, retirementTitle } from './texts';

export interface RetirementsOptions extends ProposalsOptions {
  bases: Bases;
  ask: AskPlugin;
  logger: LoggerService;
}

export interface RetireWish extends RetireOptions {
  repository?: RepositoryRef;
}

export interface RetireOrder extends RetireWish {
  digest: string;
  confirm: string;
}

/** What the portal writes on its pull requests. */
const LABEL = 'infra-portal';

/** Services that end: what that means, and the pull requests of it. */
export class Retirements {
  readonly #options: RetirementsOptions;
  readonly #proposals: Proposals;

  constructor(options: RetirementsOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /** What retiring a service would do; changes nothing. */
  async preview({ repository, ...wish }: RetireWish): Promise<Retirement> {
    const { bases, forges, mirrors } = this.#options;
    const base = await bases.of(repository);
    const { retirement, changes } = await prepareRetirement(base, wish);
    const ref = base.tree.repository;
    const mirror = mirrors.of(ref);
    const [usedBy, pullRequest] = await Promise.all([
      this.#usedBy(retirement),
      this.#quietly(() =>
        openPullOf(retirement, changes, mirror, forges.of(mirror.repository)),
      ),
    ]);
    return {
      ...retirement,
      ...(usedBy && { usedBy }),
      ...(pullRequest && { pullRequest }),
    };
  }

  /**
   * Opens the pull request of the next step, or brings the one up to date that is
   * open.
   * @throws InputError without the typed name; ConflictError when it is no longer
   *   what was seen, or somebody else has pushed to the open pull request
   */
  async propose(order: RetireOrder, actor: Actor): Promise<RetirementOpened> {
    const { repository, digest, confirm, ...wish } = order;
    if (confirm !== wish.service) {
      throw new InputError(
        `confirm must be the name of the service, ${wish.service}, as it is written.`,
      );
    }
    const { bases, settings } = this.#options;
    const { tree, observedAt } = await bases.refresh(repository);
    const { retirement, changes } = await prepareRetirement(
      { tree, observedAt },
      wish,
    );
    if (retirement.digest !== digest) {
      throw new ConflictError(
        'The service is no longer as it was seen. Look at it once more.',
      );
    }
    const { language } = settings;
    return this.#proposals.startFrom(retirement.repository, async base => {
      const proposal = {
        base: { ...base, ...retirement.base },
        branch: retirement.branch,
        files: changes.map(({ path, before = '', after }) => ({
          ...{ path, before, after },
        })),
        title: retirementTitle(retirement, language),
        body: retirementBody(retirement, language),
      };
      const opened = await this.#proposals.open(proposal, actor);
      const forge = this.#options.forges.of(base.mirror.repository);
      const labels = [LABEL, `product:${wish.product}`.slice(0, 50)];
      await this.#quietly(() => forge.addLabels(opened.number, labels));
      return opened;
    });
  }

  /** Stacks of others that read something of the service. */
  async #usedBy({
    environments,
    product,
    service,
  }: Pick<Retirement, 'environments' | 'product' | 'service'>) {
    const { ask } = this.#options;
    const own = new Set(environments.map(({ stack }) => stack));
    return this.#quietly(async () => {
      const query = { product, limit: '500' };
      const page = await ask('infra-stacks', '/stacks', stackPageSchema, {
        query,
      });
      if (!page) return undefined;
      const users = [];
      for (const { name, ref } of page.items) {
        if (!own.has(ref)) continue;
        const path = `/stacks/${encodeURIComponent(name)}`;
        const stack = await ask('infra-stacks', path, stackSchema);
        for (const each of stack?.usedBy ?? []) {
          const user = each.stack;
          if (!user) continue;
          if (user.product === product && user.service === service) continue;
          const { what, file, line } = each;
          users.push({ name: user.name, owner: user.owner, what, file, line });
        }
      }
      return users;
    });
  }

  /** What can be done without; undefined when it cannot be had. */
  async #quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#options.logger.warn('A retirement knows less than it could', {
        error: (error as Error).message,
      });
      return undefined;
    }
  }
}
