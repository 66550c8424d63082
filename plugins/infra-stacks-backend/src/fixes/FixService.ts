import { createHash } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  type FixPreview,
  type FixRequest,
  type ModuleSource,
  type OpenedFix,
  type OpenFix,
  type PullRequestEvent,
  type StackSummary,
} from '@infra-portal/infra-common';
import {
  type Actor,
  type CommitSettings,
  diffOf,
  fixFinding,
  type FixedFile,
  ForgeError,
  type Forges,
  type Mirror,
  MirrorError,
  type Mirrors,
  NoFixError,
  pushCommit,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { fixBody, fixTitle } from './pullRequestText';

/** What fixes need to know of what was read. */
export interface KnownStacks {
  stack(name: string): Promise<StackSummary | undefined>;
  /** Tag of the newest released version of a module. */
  newestTag(source: ModuleSource): Promise<string | undefined>;
  /** Constraint that most stacks of a repository give a provider. */
  usualConstraint(
    repository: string,
    provider: string,
  ): Promise<string | undefined>;
}

export interface FixServiceOptions {
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  known: KnownStacks;
  settings: CommitSettings;
  /** Tells other backends that a pull request was opened. */
  opened(event: PullRequestEvent): Promise<void>;
  now?: () => Date;
}

/** Others may write to the branch meanwhile, but not for ever. */
const TRIES = 5;

interface Proposal {
  mirror: Mirror;
  base: { branch: string; commit: string };
  file: FixedFile;
  digest: string;
  branch: string;
}

const wasMoved = (error: unknown) =>
  (error instanceof MirrorError && error.failure === 'moved') ||
  (error instanceof ForgeError && error.failure === 'conflict');

/** Proposes what mends a finding, as a pull request. */
export class FixService {
  readonly #options: FixServiceOptions;

  constructor(options: FixServiceOptions) {
    this.#options = options;
  }

  /**
   * What a fix would change.
   * @throws InputError when there is no safe fix, with what to do instead
   */
  async preview(request: FixRequest): Promise<FixPreview> {
    const { language } = this.#options.settings;
    const proposal = await this.#propose(request);
    const { base, branch, digest, file, mirror } = proposal;
    const open = await this.#openPull(mirror.repository, branch);
    return {
      title: fixTitle(request, language),
      path: file.path,
      diff: diffOf(file),
      commit: base.commit,
      branch,
      digest,
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the file has changed since the preview
   */
  async open(request: OpenFix, actor: Actor): Promise<OpenedFix> {
    const { forges, opened, settings } = this.#options;
    const proposal = await this.#propose(request);
    const { base, branch, digest, mirror } = proposal;
    if (digest !== request.digest) {
      throw new ConflictError(
        'The file has changed since you looked at the fix. Look at it once more.',
      );
    }
    const there = await this.#openPull(mirror.repository, branch);
    if (there) return { ...there, created: false };
    const commit = await this.#push(proposal, request, actor);
    const pull = await forges.of(mirror.repository).createPullRequest({
      title: fixTitle(request, settings.language),
      body: fixBody(request, actor.displayName, settings.language),
      head: branch,
      base: base.branch,
      draft: false,
    });
    await opened({
      repository: repositoryName(mirror.repository),
      number: pull.number,
      state: 'open',
      branch,
      head: commit,
    });
    return { number: pull.number, url: pull.url, created: true };
  }

  async #propose(request: FixRequest): Promise<Proposal> {
    const key = request.repository.toLowerCase();
    const repository = this.#options.repositories.find(
      each => repositoryKey(each) === key,
    );
    if (!repository) {
      throw new NotFoundError(
        `The repository ${JSON.stringify(
          request.repository,
        )} is not one that the portal reads.`,
      );
    }
    const mirror = this.#options.mirrors.of(repository);
    try {
      await mirror.update();
      const branch = await mirror.defaultBranch();
      const commit = await mirror.head(branch);
      if (!commit) {
        throw new NotFoundError(`The branch ${branch} does not exist.`);
      }
      const file = await this.#fix(request, mirror, commit);
      const digest = digestOf(file);
      return {
        mirror,
        base: { branch, commit },
        file,
        digest,
        // What changes the same file in the same way is the same proposal.
        branch: `portal/fixes/${request.code}-${digest.slice(0, 10)}`,
      };
    } catch (error) {
      throw asHttpError(error);
    }
  }

  async #fix(
    { code, file, line, ...request }: FixRequest,
    mirror: Mirror,
    commit: string,
  ): Promise<FixedFile> {
    const { known } = this.#options;
    const name = repositoryName(mirror.repository);
    const stack = request.stack ? await known.stack(request.stack) : undefined;
    const isHere = stack?.repository.toLowerCase() === name.toLowerCase();
    return fixFinding(
      { code, file, line },
      {
        read: path => mirror.read(commit, path),
        newestTag: source => known.newestTag(source),
        usualConstraint: provider => known.usualConstraint(name, provider),
        ...(stack && isHere && { stack }),
      },
    );
  }

  /** Brings the branch to where it proposes the fix; others may do so too. */
  async #push(
    proposal: Proposal,
    request: FixRequest,
    actor: Actor,
  ): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#pushOnce(proposal, request, actor);
      } catch (error) {
        if (!wasMoved(error) || attempt === TRIES) throw asHttpError(error);
        await proposal.mirror.update();
      }
    }
  }

  async #pushOnce(
    { base, branch, file, mirror }: Proposal,
    request: FixRequest,
    actor: Actor,
  ): Promise<string> {
    const { forges, settings, now = () => new Date() } = this.#options;
    const { commits, committer, language } = settings;
    const message = `${fixTitle(request, language)}\n`;
    const at = now();
    const details = {
      files: [{ path: file.path, text: file.after }],
      message,
      author: {
        name: actor.displayName,
        email: actor.email ?? committer.email,
        at,
      },
      committer: { ...committer, at },
    };
    const head = await mirror.head(branch);
    const clean = await mirror.commit({ ...details, parents: [base.commit] });
    // An earlier attempt came so far, or its pull request was closed.
    if (head && (await mirror.sameFiles(head, clean))) return head;
    const isLeft = head && !(await mirror.isAncestor(head, base.commit));
    const commit = isLeft
      ? await mirror.commit({ ...details, parents: [base.commit, head] })
      : clean;
    return pushCommit({
      mirror,
      forge: forges.of(mirror.repository),
      commits,
      branch,
      commit,
      expected: head,
      base: base.commit,
      message,
    });
  }

  async #openPull(repository: RepositoryRef, branch: string) {
    try {
      const pull = await this.#options.forges
        .of(repository)
        .pullRequestOf(branch);
      return pull?.state === 'open'
        ? { number: pull.number, url: pull.url }
        : undefined;
    } catch (error) {
      throw asHttpError(error);
    }
  }
}

function digestOf({ path, before, after }: FixedFile): string {
  const text = JSON.stringify([path, before, after]);
  return createHash('sha256').update(text).digest('hex');
}

/** What a person can do about it, with the right status. */
function asHttpError(error: unknown): unknown {
  if (error instanceof NoFixError) return new InputError(error.message);
  if (wasMoved(error)) {
    return new ConflictError(
      'Somebody has changed the branch of this fix. Look at it once more.',
    );
  }
  if (error instanceof MirrorError || error instanceof ForgeError) {
    return new ServiceUnavailableError(
      `${error.message} Nothing was proposed; try again in a moment.`,
      error,
    );
  }
  return error;
}
