import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  driftPageSchema,
  type StackSummary,
  stackPageSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type { AskPlugin } from '../util/askPlugin';

/** As many as a page may have. */
const AT_ONCE = 500;
/** Pages of a repository that are read: 10,000 stacks. */
const MOST_PAGES = 20;

type Named = Pick<StackSummary, 'dir' | 'name'>;

export interface KnownStacksOptions {
  ask: AskPlugin;
  logger: { warn(message: string): void };
}

/** What the plugin of stacks says to somebody; nothing where it does not. */
export class KnownStacks {
  readonly #options: KnownStacksOptions;

  constructor(options: KnownStacksOptions) {
    this.#options = options;
  }

  /** Stacks of a repository, as far as somebody may see them. */
  async of(repository: string, reader?: BackstageCredentials) {
    const found: Named[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = { repository, limit: String(AT_ONCE) };
      const answer = await this.#said('/stacks', stackPageSchema, reader, {
        ...query,
        ...(cursor !== undefined && { cursor }),
      });
      found.push(...(answer?.items ?? []));
      cursor = answer?.nextCursor;
      if (cursor === undefined) break;
    }
    return found;
  }

  /** Whether a good check found that a stack is as its code says. */
  async isClean(name: string, reader?: BackstageCredentials) {
    const query = { stack: name, limit: '1' };
    const page = await this.#said('/drift', driftPageSchema, reader, query);
    return page?.items[0]?.state === 'clean';
  }

  async #said<T>(
    path: string,
    schema: z.ZodType<T>,
    onBehalfOf: BackstageCredentials | undefined,
    query: Record<string, string>,
  ): Promise<T | undefined> {
    const { ask, logger } = this.#options;
    try {
      return await ask('infra-stacks', path, schema, {
        query,
        ...(onBehalfOf && { onBehalfOf }),
      });
    } catch (error) {
      // Who may not see stacks sees exceptions without them.
      logger.warn(`Stacks of exceptions: ${toError(error).message}`);
      return undefined;
    }
  }
}
