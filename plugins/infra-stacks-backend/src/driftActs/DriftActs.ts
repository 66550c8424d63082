import { ConflictError, InputError } from '@backstage/errors';
import type {
  DriftEpisodeDetail,
  DriftProposalPreview,
  DriftProposalRequest,
} from '@infra-portal/infra-common';
import {
  type Actor,
  diffOf,
  type OpenedProposal,
  Proposals,
  type ProposalsOptions,
} from '@infra-portal/infra-node';
import type { NewProposal } from '../drift';
import { actBody, actTitle } from './pullRequestText';
import { checkRequestNow, writeAct, type WrittenAct } from './writeAct';

export interface DriftActsOptions extends ProposalsOptions {
  episodes: {
    /** @throws NotFoundError when there is none */
    detail(id: string): Promise<DriftEpisodeDetail>;
  };
  proposed: {
    /** Keeps a pull request; the same one is kept once. */
    add(proposal: NewProposal): Promise<void>;
  };
  /** What `atlantis` is called by who runs a repository; undefined: another runner. */
  commandOf(repository: string): string | undefined;
}

/** Proposes by pull request what ends a drift, or silences it for a while. */
export class DriftActs {
  readonly #options: DriftActsOptions;
  readonly #proposals: Proposals;
  /** What is being opened, by its branch: comments of one are written once. */
  readonly #opening = new Map<string, Promise<OpenedProposal>>();

  constructor(options: DriftActsOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /**
   * What an act would change; no files where all that drifted is left as it is.
   * @throws InputError when that cannot be told, with what to do instead;
   *   ConflictError when the drift is over
   */
  async preview(
    id: string,
    request: DriftProposalRequest,
  ): Promise<DriftProposalPreview> {
    const { episode, written } = await this.#write(id, request);
    const { base, branch, comment, digest, files, left } = written;
    const open = await this.#proposals.find(base, branch);
    return {
      title: actTitle(episode, request, this.#options.settings.language),
      branch,
      commit: base.commit,
      files: files.map(file => ({ path: file.path, diff: diffOf(file) })),
      ...(comment !== undefined && { comment }),
      left,
      digest,
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the files or the drift changed since the preview;
   *   InputError when there is nothing to open
   */
  async open(
    id: string,
    request: DriftProposalRequest,
    digest: string,
    actor: Actor,
  ): Promise<OpenedProposal> {
    const { episode, written } = await this.#write(id, request);
    if (written.digest !== digest) {
      throw new ConflictError(
        'The files or the drift have changed since you looked. Look at the proposal once more.',
      );
    }
    if (written.files.length === 0) {
      throw new InputError(
        'None of this can be written into the code by itself. Change the code by hand, revert the drift, or snooze it.',
      );
    }
    const { branch, repository } = written;
    const key = `${repository} ${branch}`;
    const running = this.#opening.get(key);
    if (running) return { ...(await running), created: false };
    const opening = this.#open(episode, request, written, actor);
    this.#opening.set(key, opening);
    try {
      return await opening;
    } finally {
      this.#opening.delete(key);
    }
  }

  async #open(
    episode: DriftEpisodeDetail,
    request: DriftProposalRequest,
    written: WrittenAct,
    actor: Actor,
  ): Promise<OpenedProposal> {
    const { proposed, settings } = this.#options;
    const { base, branch, comment, files } = written;
    const title = actTitle(episode, request, settings.language);
    const body = actBody({
      episode,
      request,
      left: written.left,
      by: actor.displayName,
      language: settings.language,
    });
    const opened = await this.#proposals.open(
      { base, branch, files, title, body },
      actor,
    );
    const { number, url } = opened;
    // Both are made up for when they are asked for again after a crash.
    await proposed.add({
      repository: written.repository,
      stack: episode.stack.ref,
      episode: episode.id,
      act: request.act,
      pullRequest: { number, url, title },
      createdBy: actor.userRef,
    });
    if (comment !== undefined) {
      await this.#proposals.comment(base, number, comment);
    }
    return opened;
  }

  async #write(id: string, request: DriftProposalRequest) {
    const { commandOf, episodes, now = () => new Date() } = this.#options;
    checkRequestNow(request, now());
    const episode = await episodes.detail(id);
    if (episode.endedAt !== undefined) {
      throw new ConflictError(
        'This drift is over: the newest look found the stack clean. There is nothing to propose.',
      );
    }
    const [repository] = episode.stack.ref.split('//');
    const written = await this.#proposals.startFrom(repository, base =>
      writeAct({ base, repository, episode, request, commandOf }),
    );
    return { episode, written };
  }
}
