import { NotFoundError } from '@backstage/errors';
import {
  type Objective,
  type ObjectiveDetail,
  type ObjectivePage,
  SLO_STATES,
} from '@infra-portal/infra-common';
import {
  entityRefOf,
  type FoundObjective,
  type Services,
  systemRefOf,
} from '../objectives';
import type { Known } from '../refresh';
import type { DetailReader } from './DetailReader';
import { fitting, type ObjectiveFilter, type PageRequest } from './filter';
import { folderOf } from '../objectives/pieces';
import { objectiveOf } from './objectiveOf';
import { pageOf } from './order';

/** Of lists beside the page. */
const MOST_BESIDE = 500;

export interface ObjectiveReaderOptions {
  /** The same object while nothing is new. */
  known: () => Promise<Known>;
  services: Pick<Services, 'of' | 'own' | 'hasAnswered'>;
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

function foundIn({ promises }: Known, id: string): FoundObjective {
  const found = promises.objectives.get(id);
  if (found) return found;
  throw new NotFoundError(
    `There is no objective ${JSON.stringify(
      id.slice(0, 100),
    )}. It may have been renamed or removed; the list of all objectives has those that there are.`,
  );
}

/** Answers what services promise, and whether they keep it. */
export class ObjectiveReader {
  readonly #options: ObjectiveReaderOptions;

  constructor(options: ObjectiveReaderOptions) {
    this.#options = options;
  }

  /** All objectives, by the id. */
  async all(): Promise<Objective[]> {
    return this.#all(await this.#options.known());
  }

  /** @throws InputError when the cursor is none of this list */
  async page(
    filter: ObjectiveFilter,
    request: PageRequest,
  ): Promise<ObjectivePage> {
    const known = await this.#options.known();
    const all = this.#all(known);
    const fits = all.filter(fitting(filter));
    const states = new Map(SLO_STATES.map(state => [state, 0]));
    for (const { status } of fits) {
      states.set(status.state, states.get(status.state)! + 1);
    }
    const listed = filter.state
      ? fits.filter(({ status }) => filter.state!.includes(status.state))
      : fits;
    return {
      ...pageOf(listed, request),
      total: listed.length,
      states: Object.fromEntries(states),
      sources: known.sources,
      problems: known.promises.problems.slice(0, MOST_BESIDE),
      products: valuesOf(all, 'product'),
      owners: valuesOf(all, 'owner'),
      environments: valuesOf(all, 'environment'),
      without: this.#without(all, filter).slice(0, MOST_BESIDE),
      configured: this.#options.configured,
    };
  }

  /** @throws NotFoundError when no file has it */
  async objective(id: string): Promise<ObjectiveDetail> {
    const known = await this.#options.known();
    const found = foundIn(known, id);
    return this.#options.details.of(found, {
      objective: this.#objective(found, known),
      problems: known.promises.problems.filter(
        ({ repository, file }) =>
          repository === found.repository && file === found.file,
      ),
    });
  }

  /** @throws NotFoundError when no file has it */
  async found(id: string): Promise<FoundObjective> {
    return foundIn(await this.#options.known(), id);
  }

  /**
   * How an objective stands, and its service as pages of stacks call it.
   * @throws NotFoundError when no file has it
   */
  async standing(id: string) {
    const known = await this.#options.known();
    const found = foundIn(known, id);
    const ref = entityRefOf(found.slo.entityRef ?? '');
    const service = ref === undefined ? ref : this.#options.services.of(ref);
    const folder = folderOf(found.file);
    const { environment } = found.slo;
    return {
      status: known.statuses.get(id)!,
      service: {
        ...{ product: service?.product ?? folder?.product, environment },
        service: service?.service ?? folder?.service,
      },
    };
  }

  #all(known: Known): Objective[] {
    return [...known.promises.objectives.values()].map(each =>
      this.#objective(each, known),
    );
  }

  #objective(found: FoundObjective, known: Known): Objective {
    const { services } = this.#options;
    const { id, entityRef = '' } = found.slo;
    const ref = entityRefOf(entityRef);
    const service = ref === undefined ? ref : services.of(ref);
    const isThere = service !== undefined || !services.hasAnswered;
    const product = service?.product ?? found.product;
    const system = product === undefined ? product : systemRefOf(product);
    const owner = service?.owner ?? (system && services.of(system)?.owner);
    return objectiveOf(found, {
      // Nothing leads to what the catalog does not have.
      ...(ref !== undefined && isThere && { entityRef: ref }),
      ...(product !== undefined && { product }),
      ...(owner !== undefined && { owner }),
      status: known.statuses.get(id)!,
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
      )
      .map(({ service, ...each }) => each);
  }
}
