import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Standards } from '@infra-portal/infra-common';
import {
  type Mirrors,
  readStandards,
  type RepositoryRef,
} from '@infra-portal/infra-node';

const STANDARDS_FILE = 'portal.yaml';

/** What a spent budget means for pull requests. */
export type FreezeRule = NonNullable<NonNullable<Standards['slo']>['freeze']>;

const NOTHING: FreezeRule = { gate: 'off', environments: ['prod'] };
const STRICTNESS = ['off', 'warn', 'block'] as const;

/** Rules of the infrastructure repositories, as their default branches have them. */
export class FreezeRules {
  readonly #mirrors: Mirrors;
  readonly #repositories: readonly RepositoryRef[];
  readonly #logger: LoggerService;
  readonly #read = new Map<
    RepositoryRef,
    { commit: string; rule: FreezeRule }
  >();

  constructor(options: {
    mirrors: Mirrors;
    repositories: readonly RepositoryRef[];
    logger: LoggerService;
  }) {
    this.#mirrors = options.mirrors;
    this.#repositories = options.repositories;
    this.#logger = options.logger;
  }

  /** The strictest of all; nothing is held back where none says so. */
  async rule(): Promise<FreezeRule> {
    const rules = await Promise.all(
      this.#repositories.map(each => this.#ruleOf(each)),
    );
    const strictness = ({ gate }: FreezeRule) => STRICTNESS.indexOf(gate);
    return rules.reduce(
      (most, each) => (strictness(each) > strictness(most) ? each : most),
      NOTHING,
    );
  }

  /** Standards that cannot be read say what they said before. */
  async #ruleOf(repository: RepositoryRef): Promise<FreezeRule> {
    const known = this.#read.get(repository);
    try {
      const mirror = this.#mirrors.of(repository);
      const commit = await mirror.head(await mirror.defaultBranch());
      if (commit === undefined || known?.commit === commit) {
        return known?.rule ?? NOTHING;
      }
      const text = await mirror.read(commit, STANDARDS_FILE);
      const standards =
        text === undefined ? undefined : readStandards(text, STANDARDS_FILE);
      const rule = standards?.slo?.freeze ?? NOTHING;
      this.#read.set(repository, { commit, rule });
      return rule;
    } catch (error) {
      const { message } = toError(error);
      this.#logger.debug(`No rule of freezes was read: ${message}`);
      return known?.rule ?? NOTHING;
    }
  }
}
