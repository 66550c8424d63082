import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { type Forges, repositoryName } from '@infra-portal/infra-node';
import type { PullKey } from '../pulls/types';
import { repositoryOf } from '../requests/steps/types';
import { LruMap } from '../util/LruMap';
import type { StandardsEffects } from './StandardsEffects';
import { standardsCheckRun } from './tellings';

const KEPT = 500;

export interface StandardsTellerOptions {
  effects: Pick<StandardsEffects, 'of'>;
  forges: Pick<Forges, 'of'>;
  /** Address of the review page. */
  reviewUrl: (repository: string, number: number) => string;
  logger: LoggerService;
}

/** Tells pull requests that edit the standards what that comes to. */
export class StandardsTeller {
  readonly #options: StandardsTellerOptions;
  /** What was written last, by pull request: the same is not written again. */
  readonly #told = new LruMap<string, string>(KEPT);

  constructor(options: StandardsTellerOptions) {
    this.#options = options;
  }

  /**
   * Writes the check of an open pull request, in place and only when it is not
   * as it was. Never throws: it is tried again at the next look.
   */
  async tell({ repository: name, number }: PullKey): Promise<void> {
    const { effects, forges, reviewUrl, logger } = this.#options;
    const repository = repositoryOf(name);
    const key = `${repositoryName(repository).toLowerCase()}#${number}`;
    try {
      const effect = await effects.of(repository, number);
      if (!effect.changed) return;
      const run = standardsCheckRun(effect, reviewUrl(name, number));
      const said = JSON.stringify(run);
      if (this.#told.get(key) === said) return;
      await forges.of(repository).putCheckRun(run);
      this.#told.set(key, said);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`${name}#${number} is not told of its standards: ${message}`);
    }
  }
}
