import { NotFoundError } from '@backstage/errors';
import {
  type Objective,
  type ObjectiveDetail,
  type ObjectivePage,
  SLO_STATES,
  type SloStatus,
} from '@infra-portal/infra-common';
import {
  entityRefOf,
  type FoundObjective,
  type Promises,
  type Services,
} from '../objectives';
import { type DetailReader } from './DetailReader';
import { fitting, type ObjectiveFilter, type PageRequest } from './filter';
import { objectiveOf, PENDING } from './objectiveOf';
import { pageOf } from './order';

/** Of lists beside the page. */
const MOST_BESIDE = 500;

type Days = Objective['days'];

/** What was last known of objectives and their sources. */
export interface Known {
  statuses: ReadonlyMap<string, SloStatus>;
  days: ReadonlyMap<string, Days>;
  sources: ObjectivePage['sources'];
}

export interface ObjectiveReaderOptions {
  promises: () => Promises;
  services: Pick<Services, 'of' | 'own'>;
  /** The same object while nothing is new. */
  known: () => Promise<Known>;
  details: Pick<DetailReader, 'of'>;
  /** Whether any source of numbers is configured. */
  configured: boolean;
}

const valuesOf = (
  all: readonly Objective[],
  key: 'product' | 'owner' | 'environment',
): string[] =>
  [...new Set(all.flatMap(each => each[key] ?? []))].sort((one, other) =>
    one < other ? -1 : 1,
  );

/** Answers what services promise, and whether they keep it. */
export class ObjectiveReader {
  readonly #options: ObjectiveReaderOptions;

  constructor(options: ObjectiveReaderOptions) {
    this.#options = options;
  }

  /** All objectives, by the id. */
  async all(): Promise<Objective[]> {
    const known = await this.#options.known();
    return [...this.#options.promises().objectives.values()].map(each =>
      this.#objective(each, known),
    );
  }

  /** @throws InputError when the cursor is none of this list */
  async page(
    filter: ObjectiveFilter,
    request: PageRequest,
  ): Promise<ObjectivePage> {
    const { promises, configured } = this.#options;
    const known = await this.#options.known();
    const all = await this.all();
    const fits = all.filter(fitting(filter));
    const listed = fits.filter(
      ({ status }) =>
        filter.state === undefined || filter.state.includes(status.state),
    );
    return {
      ...pageOf(listed, request),
      total: listed.length,
      states: Object.fromEntries(
        SLO_STATES.map(state => [
          state,
          fits.filter(({ status }) => status.state === state).length,
        ]),
      ),
      sources: known.sources,
      problems: promises().problems.slice(0, MOST_BESIDE),
      products: valuesOf(all, 'product'),
      owners: valuesOf(all, 'owner'),
      environments: valuesOf(all, 'environment'),
      without: this.#without(all, filter).slice(0, MOST_BESIDE),
      configured,
    };
  }

  /** @throws NotFoundError when no file has it */
  async objective(id: string): Promise<ObjectiveDetail> {
    const found = this.found(id);
    const known = await this.#options.known();
    return this.#options.details.of(found, {
      objective: this.#objective(found, known),
      problems: this.#options
        .promises()
        .problems.filter(
          ({ repository, file }) =>
            repository === found.repository && file === found.file,
        ),
    });
  }

  /** @throws NotFoundError when no file has it */
  found(id: string): FoundObjective {
    const found = this.#options.promises().objectives.get(id);
    if (found) return found;
    throw new NotFoundError(
      `There is no objective ${JSON.stringify(
        id.slice(0, 100),
      )}. It may have been renamed or removed; the list of all objectives has those that there are.`,
    );
  }

  #objective(found: FoundObjective, known: Known): Objective {
    const { services } = this.#options;
    const { id, entityRef = '' } = found.slo;
    const ref = entityRefOf(entityRef);
    return objectiveOf(found, ref === undefined ? ref : services.of(ref), {
      status: known.statuses.get(id) ?? PENDING,
      days: known.days.get(id) ?? [],
    });
  }

  #without(all: readonly Objective[], { product, owner }: ObjectiveFilter) {
    const refs = new Set(all.map(({ entityRef }) => entityRef));
    return this.#options.services
      .own()
      .filter(
        each =>
          !refs.has(each.entityRef) &&
          (!product || product.includes(each.product ?? '')) &&
          (!owner || owner.includes(each.owner ?? '')),
      );
  }
}
