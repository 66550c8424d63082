import path from 'node:path';
import { parseStackRef, type StackSummary } from '@infra-portal/infra-common';
import type { StackIndex } from '../../readModel';
import type { GivenFacts, StackPlace } from '../store/DriftStore';
import type { FactReader } from './FactReader';

/** Stacks at one moment, as drift looks at them. */
export interface KnownPlaces {
  /** Default branch of a repository; undefined while it is not known. */
  branchOf(repository: string): string | undefined;
  placeOf(ref: string, repository?: string): StackPlace;
}

export interface DriftStacksOptions {
  index: Pick<StackIndex, 'current'>;
  facts: FactReader;
}

/** Finds stacks by ref, and what is known of them beside looks. */
export class DriftStacks {
  readonly #options: DriftStacksOptions;

  constructor(options: DriftStacksOptions) {
    this.#options = options;
  }

  async current(): Promise<KnownPlaces> {
    const { stacks, states } = await this.#options.index.current();
    const branches = new Map(
      states.map(({ repository, branch }) => [repository, branch]),
    );
    let byRef: Map<string, StackSummary> | undefined;
    return {
      branchOf: repository => branches.get(repository),
      placeOf(ref, repository) {
        byRef ??= new Map(stacks.map(({ summary }) => [summary.ref, summary]));
        const stack = byRef.get(ref);
        return {
          ref,
          repository: stack?.repository ?? repository ?? repositoryOf(ref),
          ...(stack?.product !== undefined && { product: stack.product }),
          ...(stack?.owner !== undefined && { owner: stack.owner }),
        };
      },
    };
  }

  async factsOf(ref: string): Promise<GivenFacts> {
    const { index, facts } = this.#options;
    const { stacks, states } = await index.current();
    const stack = stacks.find(({ summary }) => summary.ref === ref);
    const repository = stack?.summary.repository ?? repositoryOf(ref);
    const commit = states.find(each => each.repository === repository)?.commit;
    return facts.of({
      ...{ ref, repository, dir: parseStackRef(ref).dir },
      modules: stack ? modulesOf(stack.summary.dir, stack.ties.calls) : [],
      ...(commit !== undefined && { commit }),
    });
  }
}

function repositoryOf(ref: string): string {
  const { host, repository } = parseStackRef(ref);
  return `${host}/${repository}`;
}

/** Folders of the repository that a stack calls by their path. */
function modulesOf(
  dir: string,
  calls: readonly { source?: string }[],
): string[] {
  return calls.flatMap(({ source }) => {
    if (!source || !/^\.\.?\//.test(source)) return [];
    const folder = path.posix.join(dir, source);
    return folder.startsWith('..') ? [] : folder;
  });
}
