import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { PullRequestEvent } from '@infra-portal/infra-common';
import type { Actor } from '../access';
import { type FixedFile, NoFixError } from '../fixes';
import {
  type CommitSettings,
  ForgeError,
  type Forges,
  pushCommit,
} from '../forge';
import {
  type Mirror,
  MirrorError,
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '../mirror';

/** Remembers which commits of a branch the portal made. */
export interface OwnCommits {
  /** @param repository `host/owner/name` */
  of(repository: string, branch: string): Promise<readonly string[]>;
  add(repository: string, branch: string, commit: string): Promise<void>;
}

export interface ProposalsOptions {
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  settings: CommitSettings;
  /** Tells other backends that a pull request was opened. */
  opened(event: PullRequestEvent): Promise<void>;
  /**
   * With it, an open pull request is brought up to date when it is proposed once
   * more; without, it stays as it is.
   */
  ownCommits?: OwnCommits;
  now?: () => Date;
}

/** The default branch as of now, which a proposal starts from. */
export interface ProposalBase {
  mirror: Mirror;
  branch: string;
  commit: string;
}

/** A file as it should be; undefined: it goes. */
export type ProposedFile = Omit<FixedFile, 'after'> & {
  after: string | undefined;
};

/** Files that change, and how a pull request says so. */
export interface Proposal {
  base: ProposalBase;
  /** The same for the same proposal: there is one pull request of it. */
  branch: string;
  files: readonly ProposedFile[];
  title: string;
  /** Markdown. */
  body: string;
}

export interface OpenedProposal {
  number: number;
  url: string;
  created: boolean;
  /** It was open, and proposes something else now. */
  updated?: boolean;
}

/** Others may write to the branch meanwhile, but not for ever. */
const TRIES = 5;

const wasMoved = (error: unknown) =>
  (error instanceof MirrorError && error.failure === 'moved') ||
  (error instanceof ForgeError && error.failure === 'conflict');

/** What a person can do about it, with the right status. */
function asHttpError(error: unknown): unknown {
  if (error instanceof NoFixError) return new InputError(error.message);
  if (wasMoved(error)) {
    return new ConflictError(
      'Somebody has changed the branch of this proposal. Look at it once more.',
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

/**
 * Small changes of repositories, each proposed by one pull request. Asked for
 * twice, at once, after it was closed or interrupted, there is one open pull
 * request, and nothing that anybody pushed is lost.
 */
export class Proposals {
  readonly #options: ProposalsOptions;
  /** What is being opened, by repository and branch. */
  readonly #opening = new Map<string, Promise<OpenedProposal>>();

  constructor(options: ProposalsOptions) {
    this.#options = options;
  }

  /**
   * Brings the mirror of a repository up to date and works on it; what goes
   * wrong there becomes an error for people.
   * @param name `host/owner/name`
   * @throws NotFoundError when the portal does not read it; InputError for a
   *   {@link NoFixError}; ServiceUnavailableError when it cannot be fetched
   */
  async startFrom<T>(name: string, work: (base: ProposalBase) => Promise<T>) {
    const mirror = this.#options.mirrors.of(this.#known(name));
    try {
      await mirror.update();
      const branch = await mirror.defaultBranch();
      const commit = await mirror.head(branch);
      if (!commit) {
        throw new NotFoundError(`The branch ${branch} does not exist.`);
      }
      return await work({ mirror, branch, commit });
    } catch (error) {
      throw asHttpError(error);
    }
  }

  /** The open pull request of a branch. */
  async find({ mirror }: ProposalBase, branch: string) {
    try {
      const pull = await this.#options.forges
        .of(mirror.repository)
        .pullRequestOf(branch);
      return pull?.state === 'open'
        ? { number: pull.number, url: pull.url }
        : undefined;
    } catch (error) {
      throw asHttpError(error);
    }
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when it would have to be brought up to date, but
   *   somebody else has pushed to its branch
   */
  async open(proposal: Proposal, actor: Actor): Promise<OpenedProposal> {
    const { base, branch } = proposal;
    const key = `${repositoryKey(base.mirror.repository)} ${branch}`;
    const running = this.#opening.get(key);
    if (running) return { ...(await running), created: false };
    const opening = this.#open(proposal, actor);
    this.#opening.set(key, opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(key);
    }
  }

  async #open(proposal: Proposal, actor: Actor): Promise<OpenedProposal> {
    const { base, body, branch, title } = proposal;
    const { repository } = base.mirror;
    const there = await this.find(base, branch);
    if (there) return this.#renew(there, proposal, actor);
    const commit = await this.#push(proposal, actor);
    try {
      const pull = await this.#options.forges.of(repository).createPullRequest({
        title,
        body,
        head: branch,
        base: base.branch,
        draft: false,
      });
      await this.#options.opened({
        repository: repositoryName(repository),
        number: pull.number,
        state: 'open',
        branch,
        head: commit,
        requestedBy: actor.userRef,
      });
      return { number: pull.number, url: pull.url, created: true };
    } catch (error) {
      throw asHttpError(error);
    }
  }

  /** Makes an open pull request say what is proposed now. */
  async #renew(
    there: { number: number; url: string },
    proposal: Proposal,
    actor: Actor,
  ): Promise<OpenedProposal> {
    const { forges, opened, ownCommits } = this.#options;
    const { base, body, branch, title } = proposal;
    const { repository } = base.mirror;
    const found = { ...there, created: false };
    const before = await base.mirror.head(branch);
    if (!ownCommits || !before) return found;
    const own = await ownCommits.of(repositoryName(repository), branch);
    const commit = await this.#push(proposal, actor, head => {
      if (own.includes(head)) return;
      throw new ConflictError(
        `Somebody has pushed to ${branch}, so #${there.number} stays as it is. Change it there, or merge or close it first.`,
      );
    });
    if (commit === before) return found;
    try {
      await forges
        .of(repository)
        .updatePullRequest(there.number, { title, body });
      await opened({
        ...{ repository: repositoryName(repository), number: there.number },
        ...{ state: 'open', branch, head: commit },
        requestedBy: actor.userRef,
      });
    } catch (error) {
      throw asHttpError(error);
    }
    return { ...found, updated: true };
  }

  /** Says something in a pull request, unless just that was said. */
  async comment({ mirror }: ProposalBase, number: number, text: string) {
    const forge = this.#options.forges.of(mirror.repository);
    try {
      const said = await forge.history.comments(number);
      if (said.some(({ body }) => body.trim() === text)) return;
      await forge.addComment(number, text);
    } catch (error) {
      throw asHttpError(error);
    }
  }

  #known(name: string): RepositoryRef {
    const key = name.toLowerCase();
    const found = this.#options.repositories.find(
      each => repositoryKey(each) === key,
    );
    if (found) return found;
    throw new NotFoundError(
      `The repository ${JSON.stringify(
        name,
      )} is not one that the portal reads.`,
    );
  }

  /** Brings the branch to where it proposes the files; others may do so too. */
  async #push(
    proposal: Proposal,
    actor: Actor,
    mayFollow?: (head: string) => void,
  ): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#pushOnce(proposal, actor, mayFollow);
      } catch (error) {
        if (!wasMoved(error) || attempt === TRIES) throw asHttpError(error);
        await proposal.base.mirror.update();
      }
    }
  }

  async #pushOnce(
    { base, branch, files, title }: Proposal,
    actor: Actor,
    mayFollow?: (head: string) => void,
  ): Promise<string> {
    const { forges, settings, now = () => new Date() } = this.#options;
    const { mirror } = base;
    const { commits, committer } = settings;
    const message = `${title}\n`;
    const at = now();
    const details = {
      files: files.map(({ path, after }) => ({ path, text: after })),
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
    if (head) mayFollow?.(head);
    const isLeft = head && !(await mirror.isAncestor(head, base.commit));
    const commit = isLeft
      ? await mirror.commit({ ...details, parents: [base.commit, head] })
      : clean;
    // Before anybody can see it: afterwards nobody might be left to do so.
    await this.#remember(mirror, branch, commit);
    const written = await pushCommit({
      mirror,
      forge: forges.of(mirror.repository),
      commits,
      branch,
      commit,
      expected: head,
      base: base.commit,
      message,
    });
    if (written !== commit) await this.#remember(mirror, branch, written);
    return written;
  }

  async #remember({ repository }: Mirror, branch: string, commit: string) {
    const { ownCommits } = this.#options;
    await ownCommits?.add(repositoryName(repository), branch, commit);
  }
}
