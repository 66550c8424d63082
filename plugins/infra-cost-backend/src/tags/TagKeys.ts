import type { RepositoryRef } from '@infra-portal/infra-node';
import type { StandardsReader } from '../settings';

/** Tags that standards may ask for; more are not kept. */
const MOST_REQUIRED = 20;

export interface TagKeysOptions {
  standards: Pick<StandardsReader, 'of'>;
  /** Repositories that have standards. */
  repositories: readonly RepositoryRef[];
  /** Those of the configuration. */
  more: readonly string[];
}

/** Tags that costs are kept by. */
export class TagKeys {
  readonly #options: TagKeysOptions;
  /** As they were last read: standards that cannot be read change nothing. */
  readonly #required = new Map<RepositoryRef, string[]>();

  constructor(options: TagKeysOptions) {
    this.#options = options;
  }

  /** Tags that the standards of some repository ask for now. */
  async required(): Promise<string[]> {
    const { standards, repositories } = this.#options;
    for (const each of repositories) {
      const own = await standards.of(each);
      if (!own) continue;
      const names = own.tags.required.map(({ name }) => name);
      this.#required.set(each, names);
    }
    return [...new Set([...this.#required.values()].flat())].slice(
      0,
      MOST_REQUIRED,
    );
  }

  /** Undefined while some standards were never read: what is kept stays. */
  async wanted(): Promise<string[] | undefined> {
    const required = await this.required();
    const { repositories, more } = this.#options;
    const isKnown = repositories.some(each => this.#required.has(each));
    return isKnown || repositories.length === 0
      ? [...new Set([...required, ...more])]
      : undefined;
  }
}
