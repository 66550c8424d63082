import {
  ConflictError,
  InputError,
  NotFoundError,
  toError,
} from '@backstage/errors';
import {
  formatStackRef,
  type OpenTakeOver,
  type OpenedTakeOver,
  type TakeOverList,
  type TakeOverPreview,
  type TakeOverRequest,
  type TakeOverWishes,
  takeOverWishesSchema,
} from '@infra-portal/infra-common';
import {
  type Actor,
  createFactsCache,
  diffOf,
  EditConflict,
  gitTree,
  MirrorDiscovery,
  type ProposalBase,
  type ProposedFile,
  Proposals,
  type ProposalsOptions,
  proveTakeOver,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
  takeOver,
} from '@infra-portal/infra-node';
import type { Bases } from '../repository/types';
import type { Applies } from './Applies';
import { candidatesOf } from './candidates';
import { dueAt, type DueBlocks } from './dueAt';
import { finishing } from './finishing';
import type { IntentProposals } from './IntentProposals';
import type { ModuleShelf } from './ModuleShelf';
import { named } from './named';
import { refusalOf } from './refusalOf';
import { takeOverBody, takeOverTitle } from './texts';

export interface TakeOversOptions extends ProposalsOptions {
  bases: Bases;
  shelf: ModuleShelf;
  /** `product/service` of each intent of a repository. */
  intentsOf(repository: RepositoryRef): Promise<ReadonlySet<string>>;
  plans: { trusted: boolean; timeout: number };
  now: () => Date;
  applies: Pick<Applies, 'ever' | 'of'>;
  intents: Pick<IntentProposals, 'basis' | 'of'>;
}

interface Written
  extends Pick<
    TakeOverPreview,
    'apply' | 'imports' | 'intent' | 'left' | 'matches' | 'proof' | 'support'
  > {
  base: ProposalBase;
  files: ProposedFile[];
  branch: string;
  digest: string;
}

/** What a repository has, whatever has run. */
interface Found extends Pick<TakeOverList, 'items'> {
  due: DueBlocks[];
}

/** Hand-written stacks that modules of the organisation could make. */
export class TakeOvers {
  readonly #options: TakeOversOptions;
  readonly #proposals: Proposals;
  readonly #cache = createFactsCache();
  readonly #discoveries = new Map<string, MirrorDiscovery>();
  /** By repository, of one commit and its modules. */
  readonly #known = new Map<string, { key: string; found: Found }>();
  /** Of a commit and its modules: a proof takes seconds. */
  readonly #written = new Map<string, Promise<Omit<Written, 'base'>>>();

  constructor(options: TakeOversOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /** Hand-written stacks of all repositories, those that most fits first. */
  async list(): Promise<TakeOverList> {
    const list: TakeOverList = {
      ...{ items: [], due: [], unread: [] },
      observedAt: this.#options.now().toISOString(),
    };
    for (const repository of this.#options.repositories) {
      try {
        const { items, due } = await this.#find(repository);
        list.items.push(...items);
        for (const { known, file } of due) {
          const apply = await this.#options.applies.of(known.stack, file);
          list.due.push({ ...known, apply });
        }
      } catch (error) {
        const { message } = toError(error);
        list.unread.push({ repository: repositoryName(repository), message });
      }
    }
    list.items.sort((a, b) => b.possible - a.possible);
    return list;
  }

  /**
   * What a stack would become, and what is known of its plan.
   * @throws NotFoundError when there is no such stack; InputError when its files
   *   cannot be read
   */
  async preview(request: TakeOverRequest): Promise<TakeOverPreview> {
    const { base, files, ...written } = await this.#write(request);
    const { step = 'begin', dir } = request;
    const open =
      files.length > 0
        ? await this.#proposals.find(base, written.branch)
        : undefined;
    const everApplied =
      step === 'begin' ? await this.#everApplied(base, dir) : undefined;
    return {
      ...written,
      ...(everApplied && { everApplied }),
      title: takeOverTitle(step, dir, this.#options.settings.language),
      commit: base.commit,
      files: files.map(({ after = '', ...file }) => ({
        path: file.path,
        diff: diffOf({ ...file, after }),
      })),
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the files have changed since the preview, the plan
   *   shows harm, or something cannot be imported; InputError when there is nothing
   *   to open
   */
  async open(
    { digest, ...request }: OpenTakeOver,
    actor: Actor,
  ): Promise<OpenedTakeOver> {
    const written = await this.#write(request);
    const { base, branch, files } = written;
    if (written.digest !== digest) {
      throw new ConflictError(
        'The files have changed since you looked. Look at the proposal once more.',
      );
    }
    if (files.length === 0) {
      throw new InputError('There is nothing to take over in this stack.');
    }
    const { dir, mode, step = 'begin' } = request;
    const everApplied =
      mode === 'import' && step === 'begin'
        ? await this.#everApplied(base, dir)
        : undefined;
    const refusal = refusalOf({ ...written, everApplied });
    if (refusal !== undefined) throw new ConflictError(refusal);
    const { language } = this.#options.settings;
    return this.#proposals.open(
      {
        ...{ base, branch, files },
        title: takeOverTitle(step, dir, language),
        body: takeOverBody(step, written, actor.displayName, language),
      },
      actor,
    );
  }

  #discovery(repository: RepositoryRef): MirrorDiscovery {
    const key = repositoryKey(repository);
    const known = this.#discoveries.get(key);
    if (known) return known;
    const mirror = this.#options.mirrors.of(repository);
    const made = new MirrorDiscovery(mirror, this.#cache);
    this.#discoveries.set(key, made);
    return made;
  }

  async #stacksAt(repository: RepositoryRef, commit: string) {
    const { now } = this.#options;
    const { found } = await this.#discovery(repository).at(commit, now());
    return found.stacks;
  }

  async #stackAt(repository: RepositoryRef, commit: string, dir: string) {
    const stacks = await this.#stacksAt(repository, commit);
    const stack = stacks.find(({ ref }) => ref.dir === dir);
    if (stack) return { stack, stacks };
    const name = repositoryName(repository);
    throw new NotFoundError(
      `There is no stack in ${JSON.stringify(dir)} of ${name}.`,
    );
  }

  async #find(repository: RepositoryRef): Promise<Found> {
    const { mirrors, shelf, intentsOf } = this.#options;
    const mirror = mirrors.of(repository);
    if (mirror.age() === undefined) await mirror.update();
    const commit = await mirror.head(await mirror.defaultBranch());
    if (!commit) return { items: [], due: [] };
    const { modules } = await shelf.of(repository);
    const key = JSON.stringify([commit, modules.map(each => each.source)]);
    const name = repositoryKey(repository);
    const known = this.#known.get(name);
    if (known?.key === key) return known.found;
    const stacks = await this.#stacksAt(repository, commit);
    const items = candidatesOf(stacks, await intentsOf(repository), modules);
    const due = await dueAt(mirror, commit, stacks);
    const found = { items, due };
    this.#known.set(name, { key, found });
    return found;
  }

  async #write({
    repository,
    dir,
    step = 'begin',
    ...said
  }: TakeOverRequest): Promise<Written> {
    const { mode, imports, leave } = said;
    const wishes = takeOverWishesSchema.parse({ mode, imports, leave });
    return this.#proposals.startFrom(repository, async base => {
      if (step === 'finish') {
        const made = await this.#finish(base, dir);
        return { base, ...made };
      }
      const { repository: ref } = base.mirror;
      const { modules } = await this.#options.shelf.of(ref);
      const key = JSON.stringify([
        ...[repository.toLowerCase(), dir, base.commit],
        await this.#options.intents.basis(ref),
        ...[modules.map(({ source }) => source), wishes],
      ]);
      let writing = this.#written.get(key);
      if (!writing) {
        if (this.#written.size > 50) this.#written.clear();
        writing = this.#begin(base, dir, wishes);
        this.#written.set(key, writing);
        writing.catch(() => this.#written.delete(key));
      }
      return { base, ...(await writing) };
    });
  }

  async #everApplied({ commit, mirror }: ProposalBase, dir: string) {
    const { stack } = await this.#stackAt(mirror.repository, commit, dir);
    return this.#options.applies.ever(formatStackRef(stack.ref));
  }

  async #begin(
    { commit, mirror }: ProposalBase,
    dir: string,
    wishes: TakeOverWishes,
  ) {
    const { intents, plans, shelf } = this.#options;
    const { repository } = mirror;
    const { stack, stacks } = await this.#stackAt(repository, commit, dir);
    const place = {
      ...(await shelf.of(repository)),
      tree: gitTree(mirror.directory, commit),
      folder: dir === '.' ? '' : dir,
      workspace: stack.ref.workspace,
      wishes,
    };
    try {
      const taken = await takeOver(place);
      const { files, ...found } = taken;
      const signal = AbortSignal.timeout(2 * plans.timeout);
      const { trusted } = plans;
      const proof =
        files.length > 0
          ? await proveTakeOver(place, taken, { trusted, signal })
          : undefined;
      const intent = await intents.of({
        ...{ ...place, repository, stack, stacks },
        matched: found.matches.map(({ module }) => module),
        read: path => mirror.read(commit, path),
      });
      const proven = proof && { proof };
      return { ...found, intent, ...proven, ...named(dir, files) };
    } catch (error) {
      if (!(error instanceof EditConflict)) throw error;
      throw new InputError(error.message);
    }
  }

  async #finish(base: ProposalBase, dir: string) {
    const { stack } = await this.#stackAt(
      ...([base.mirror.repository, base.commit, dir] as const),
    );
    const { applies } = this.#options;
    const name = formatStackRef(stack.ref);
    const { apply, files } = await finishing(base, dir, name, applies);
    const nothing = { matches: [], left: [], imports: [] };
    return { apply, ...nothing, ...named(`${dir}-finish`, files) };
  }
}
