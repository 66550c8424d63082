import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Amount, Standards } from '@infra-portal/infra-common';
import {
  type Mirror,
  type Mirrors,
  readStandards,
  type RepositoryRef,
} from '@infra-portal/infra-node';

import { IntentBudgets } from './IntentBudgets';

/** The file of the standards. */
const STANDARDS_FILE = 'portal.yaml';

interface Reading {
  commit: string;
  standards?: Standards;
}

/** Standards of repositories, as their default branches have them now. */
export class StandardsReader {
  readonly #mirrors: Mirrors;
  readonly #logger: LoggerService;
  readonly #readings = new Map<Mirror, Reading>();
  readonly #intents = new IntentBudgets();

  constructor(options: { mirrors: Mirrors; logger: LoggerService }) {
    this.#mirrors = options.mirrors;
    this.#logger = options.logger;
  }

  /** Undefined where they cannot be read; other pages say what is wrong. */
  async of(repository: RepositoryRef): Promise<Standards | undefined> {
    const mirror = this.#mirrors.of(repository);
    try {
      const commit = await mirror.head(await mirror.defaultBranch());
      if (commit === undefined) return undefined;
      const known = this.#readings.get(mirror);
      if (known?.commit === commit) return known.standards;
      // Also when it cannot be used: the same file says the same again.
      this.#readings.set(mirror, { commit });
      const text = await mirror.read(commit, STANDARDS_FILE);
      if (text === undefined) return undefined;
      const standards = readStandards(text, STANDARDS_FILE);
      this.#readings.set(mirror, { commit, standards });
      return standards;
    } catch (error) {
      this.#logger.debug(`No standards were read: ${toError(error).message}`);
      return undefined;
    }
  }
  /** What intents say that services may cost, by `product/service`. */
  async intentBudgets(
    repository: RepositoryRef,
  ): Promise<ReadonlyMap<string, Amount>> {
    const standards = await this.of(repository);
    if (!standards) return new Map();
    const mirror = this.#mirrors.of(repository);
    try {
      const commit = await mirror.head(await mirror.defaultBranch());
      if (commit === undefined) return new Map();
      return await this.#intents.of(mirror, commit, standards);
    } catch (error) {
      this.#logger.debug(`No intents were read: ${toError(error).message}`);
      return new Map();
    }
  }
}
