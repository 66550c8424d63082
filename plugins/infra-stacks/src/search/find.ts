import { shortRepository } from '@infra-portal/infra-react';
import type { StacksApi } from '../api';
import type { Kind } from '../parts/KindMark';

/** A product, stack or module whose name fits. */
export interface Found {
  kind: Kind | 'whole-product';
  /** Its name in addresses. */
  name: string;
  title: string;
  /** What tells it from others: a place, or how much of it there is. */
  detail: string;
}

/** How many of each kind are shown. */
const FEW = 4;

const plain = (text: string) => text.normalize('NFC').toLowerCase();

/** The first that have every word in their title; those that begin with it first. */
function fitting(all: readonly Found[], term: string): Found[] {
  const words = plain(term).split(/\s+/).filter(Boolean);
  const fits = all.filter(({ title }) =>
    words.every(word => plain(title).includes(word)),
  );
  const late = ({ title }: Found) =>
    plain(title).startsWith(words[0] ?? '') ? 0 : 1;
  return fits.sort((a, b) => late(a) - late(b)).slice(0, FEW);
}

/**
 * Finds products, stacks and modules by name. Products and modules are few: they
 * are asked for once and kept as long as the finder is.
 */
export class Finder {
  readonly #api: StacksApi;
  #products?: Promise<Found[]>;
  #modules?: Promise<Found[]>;

  constructor(api: StacksApi) {
    this.#api = api;
  }

  /**
   * Products first, then stacks, then modules. What cannot be asked for is left
   * out.
   * @throws what the server said when nothing could be asked for
   */
  async find(term: string, signal: AbortSignal): Promise<Found[]> {
    const answers = await Promise.allSettled([
      this.#productsFitting(term),
      this.#stacksFitting(term, signal),
      this.#modulesFitting(term),
    ]);
    const failures = answers.filter(({ status }) => status === 'rejected');
    if (failures.length === answers.length) {
      throw (failures[0] as PromiseRejectedResult).reason;
    }
    return answers.flatMap(answer =>
      answer.status === 'fulfilled' ? answer.value : [],
    );
  }

  async #stacksFitting(term: string, signal: AbortSignal): Promise<Found[]> {
    const { items } = await this.#api.stacks(
      { facets: {}, text: term, order: 'name', limit: FEW },
      signal,
    );
    return items.map(({ name, layer, repository, dir }) => ({
      kind: layer,
      name,
      title: name,
      detail: `${shortRepository(repository)} · ${dir}`,
    }));
  }

  async #productsFitting(term: string): Promise<Found[]> {
    this.#products ??= this.#api.products().then(({ items }) =>
      items.map(({ name, services }) => ({
        kind: 'whole-product' as const,
        name,
        title: name,
        detail: services.join(', '),
      })),
    );
    return fitting(await this.#products, term);
  }

  async #modulesFitting(term: string): Promise<Found[]> {
    this.#modules ??= this.#api.modules().then(({ items }) =>
      items.map(({ name, title, source }) => ({
        kind: 'module' as const,
        name,
        title,
        detail: source,
      })),
    );
    return fitting(await this.#modules, term);
  }
}
