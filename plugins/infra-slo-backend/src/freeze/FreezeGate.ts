import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Objective } from '@infra-portal/infra-common';
import {
  type Forge,
  type ForgePullRequest,
  type Forges,
  type InventoryClient,
  type InventoryStack,
  type Mirror,
  type Mirrors,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import type { FreezeRule } from './FreezeRules';
import type { FreezeStore, PullKey } from './FreezeStore';
import { spentBudgets } from './Freezes';
import {
  checkRunOf,
  COMMENT_MARK,
  commentOf,
  type FrozenProduct,
} from './tellings';

/** Milliseconds between looks at pull requests when nothing is said of them. */
const LOOKS = 5 * 60_000;

export interface FreezeGateOptions {
  store: FreezeStore;
  rule: () => Promise<FreezeRule>;
  objectives: () => Promise<readonly Objective[]>;
  inventory: Pick<InventoryClient, 'read'>;
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  /** Of the list of objectives. */
  pageUrl: string;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What of all pull requests is the same. */
interface Round {
  rule: FreezeRule;
  spent: ReadonlyMap<string, readonly string[]>;
  stacks: readonly InventoryStack[];
}

const digestOf = (said: unknown) =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex');

/** Products of the stacks that a pull request changes, where the rule counts. */
export function productsOf(
  stacks: readonly Pick<InventoryStack, 'dir' | 'product' | 'environment'>[],
  changed: readonly string[],
  { environments }: Pick<FreezeRule, 'environments'>,
): string[] {
  const names: readonly string[] = environments;
  const found = stacks.flatMap(({ dir, product, environment }) => {
    const counts = environment === undefined || names.includes(environment);
    if (product === undefined || !counts) return [];
    const folder = dir === '' ? '' : `${dir}/`;
    return changed.some(path => path.startsWith(folder)) ? [product] : [];
  });
  return [...new Set(found)].sort();
}

/** Tells open pull requests whether the budget of what they change is spent. */
export class FreezeGate {
  readonly #options: FreezeGateOptions;
  readonly #now: () => number;
  #follows: { digest: string; until: number } | undefined;

  constructor(options: FreezeGateOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Has all pull requests looked at in the next round. */
  wake(): void {
    this.#follows = undefined;
  }

  /** Looks at all open pull requests, when something may be another than before. */
  async run(signal?: AbortSignal): Promise<void> {
    const { repositories, logger } = this.#options;
    const round = await this.#round();
    if (round.rule.gate === 'off') return;
    const digest = digestOf([round.rule, [...round.spent]]);
    const now = this.#now();
    if (this.#follows?.digest === digest && this.#follows.until > now) return;
    this.#follows = { digest, until: now + LOOKS };
    for (const repository of repositories) {
      if (signal?.aborted) return;
      try {
        await this.#lookAt(repository, round);
      } catch (error) {
        const name = repositoryName(repository);
        const { message } = toError(error);
        logger.warn(`Pull requests of ${name} are not told: ${message}`);
      }
    }
  }

  /** Tells one pull request now. */
  async tell({ repository: name, number }: PullKey): Promise<void> {
    const { repositories, forges } = this.#options;
    const repository = repositories.find(each => repositoryName(each) === name);
    if (!repository) return;
    const round = await this.#round();
    if (round.rule.gate === 'off') return;
    const pull = await forges.of(repository).pullRequest(number);
    if (pull.state === 'open') await this.#tell(repository, pull, round);
  }

  async #round(): Promise<Round> {
    const { rule: ruleOf, objectives, inventory } = this.#options;
    const rule = await ruleOf();
    if (rule.gate === 'off') return { rule, spent: new Map(), stacks: [] };
    const state = await inventory.read();
    return {
      ...{ rule, spent: spentBudgets(await objectives(), rule) },
      stacks: [...state.things.values()].flatMap(({ thing }) =>
        thing.kind === 'stack' ? thing : [],
      ),
    };
  }

  async #lookAt(repository: RepositoryRef, round: Round): Promise<void> {
    const { store, mirrors, forges } = this.#options;
    const name = repositoryName(repository);
    const branches = await mirrors.of(repository).branches('');
    // GitHub counts questions: nothing is asked where nothing can be.
    if (branches.size <= 1) return;
    const open = await forges.of(repository).openPullRequests();
    for (const pull of open) await this.#tell(repository, pull, round);
    await store.forget(
      name,
      open.map(({ number }) => number),
    );
  }

  async #tell(
    repository: RepositoryRef,
    { number, head }: ForgePullRequest,
    { rule, spent, stacks }: Round,
  ): Promise<void> {
    const { gate } = rule;
    if (gate === 'off') return;
    const { store, mirrors, forges, pageUrl } = this.#options;
    const key = { repository: repositoryName(repository), number };
    const changed = await changedIn(mirrors.of(repository), head.commit);
    const own = stacks.filter(
      each => each.repository.toLowerCase() === key.repository.toLowerCase(),
    );
    const overrides = await store.overridesOf(key);
    const frozen = productsOf(own, changed, rule).flatMap(
      (product): FrozenProduct[] => {
        const ids = spent.get(product);
        const override = overrides.find(each => each.product === product);
        return ids
          ? [{ product, spent: ids, ...(override && { override }) }]
          : [];
      },
    );
    const check = { commit: head.commit, gate, frozen, pageUrl };
    const digest = digestOf(check);
    if ((await store.told(key.repository)).get(number) === digest) return;
    await say(forges.of(repository), number, check);
    await store.tell(key, digest);
  }
}

/** Writes in place what there was; the same again changes nothing. */
async function say(
  forge: Forge,
  number: number,
  check: Parameters<typeof checkRunOf>[0],
): Promise<void> {
  await forge.putCheckRun(checkRunOf(check));
  const comment = commentOf(check.frozen);
  if (comment === undefined) return;
  await forge.putComment(number, COMMENT_MARK, comment);
}

/** Paths that a pull request changes; GitHub may know its commit before we do. */
async function changedIn(mirror: Mirror, head: string): Promise<string[]> {
  const main = await mirror.head(await mirror.defaultBranch());
  if (main === undefined) return [];
  const look = async () => {
    const base = await mirror.mergeBase(main, head);
    return base === undefined ? [] : mirror.changedPaths(base, head);
  };
  return look().catch(async () => {
    await mirror.update();
    return look();
  });
}
