import {
  type DiscoveredStack,
  type Standards,
  type TakeOverIntent,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  DocumentError,
  type GoldenPath,
  HclError,
  type IntentPlace,
  intentStackOf,
  proposeIntent,
  readGoldenPathFolder,
  repositoryName,
  type RepositoryRef,
  siblingsOf,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';

export interface IntentProposalsOptions {
  /** With standards and golden paths; the first serves those that have none. */
  repositories: readonly RepositoryRef[];
  /** Undefined for what is only looked at. */
  modelOf(repository: RepositoryRef): Promise<RepositoryModel | undefined>;
}

/** A stack, and where it stands. */
export interface AskedStack
  extends Pick<IntentPlace, 'tree' | 'repositories' | 'modules' | 'matched'> {
  repository: RepositoryRef;
  stack: DiscoveredStack;
  /** All of the repository. */
  stacks: readonly DiscoveredStack[];
  /** Text of a file at the same commit. */
  read(path: string): Promise<string | undefined>;
}

interface Source {
  name: string;
  model: RepositoryModel;
  standards: Standards;
}

const nothing = (
  why: NonNullable<TakeOverIntent['why']>,
  detail?: string,
): TakeOverIntent => ({
  ...{ why, alternatives: [], paths: [], stacks: [], answers: [], gaps: [] },
  ...{ intent: {}, text: '', problems: [], types: [], left: [] },
  ...(detail !== undefined && { detail }),
});

/** The golden paths that hand-written stacks come nearest to. */
export class IntentProposals {
  readonly #options: IntentProposalsOptions;

  constructor(options: IntentProposalsOptions) {
    this.#options = options;
  }

  /** What proposals depend on, beside the stack: changes when it does. */
  async basis(repository: RepositoryRef): Promise<string> {
    const source = await this.#source(repository);
    return source ? `${source.name}@${source.model.tree.commit}` : '';
  }

  /** Never fails for what stands in files: then it says why there is none. */
  async of(asked: AskedStack): Promise<TakeOverIntent> {
    const { repository, stack, stacks, ...place } = asked;
    const source = await this.#source(repository);
    if (!source) return nothing('no-paths');
    const { model, name, standards } = source;
    const isOwn = name === repositoryName(repository);
    const isMade = model.services.some(
      ({ data }) =>
        data.product === stack.product && data.service === stack.service,
    );
    if (isOwn && isMade) return nothing('has-intent');
    try {
      return await proposeIntent({
        ...{ ...place, standards, repository: name },
        stack: intentStackOf(stack),
        siblings: siblingsOf(stack, stacks).map(intentStackOf),
        paths: await this.#paths(model),
        codeowners: await codeownersOf(asked),
      });
    } catch (error) {
      const isOfFiles =
        error instanceof DocumentError || error instanceof HclError;
      if (!isOfFiles) throw error;
      return nothing('unreadable', error.message);
    }
  }

  async #source(repository: RepositoryRef): Promise<Source | undefined> {
    const { modelOf, repositories } = this.#options;
    for (const each of [repository, ...repositories.slice(0, 1)]) {
      const model = await modelOf(each);
      const standards = model?.reading.standards;
      if (model && standards) {
        return { name: repositoryName(each), model, standards };
      }
    }
    return undefined;
  }

  /** Those that can be used; what is wrong with others the form tells. */
  async #paths({ goldenPaths, tree }: RepositoryModel): Promise<GoldenPath[]> {
    const found: GoldenPath[] = [];
    for (const folder of goldenPaths) {
      try {
        found.push(await readGoldenPathFolder(tree, folder));
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
      }
    }
    return found;
  }
}

/** The file that GitHub would read. */
async function codeownersOf({ read }: AskedStack) {
  for (const path of CODEOWNERS_PATHS) {
    const text = await read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}
