import { InputError, NotFoundError } from '@backstage/errors';
import type {
  ExceptionOrder,
  ExceptionPreview,
  KnownException,
} from '@infra-portal/infra-common';
import {
  type Actor,
  CODEOWNERS_PATHS,
  diffOf,
  type OpenedProposal,
  ownersOf,
  parseCodeowners,
  type ProposalBase,
  Proposals,
  type ProposalsOptions,
  readStandards,
  StandardsError,
} from '@infra-portal/infra-node';
import { STANDARDS_FILE } from '../repository/standardsOf';
import { runFolders } from './describe';
import { exceptionBody, exceptionTitle } from './texts';
import { type StandardsNow, writeOrder, type WrittenOrder } from './writeOrder';

export interface ExceptionProposalsOptions extends ProposalsOptions {
  known: {
    find(key: string): Promise<KnownException | undefined>;
  };
}

interface Written extends WrittenOrder {
  base: ProposalBase;
}

/** Proposes exceptions, longer ones, and that they go: one pull request each. */
export class ExceptionProposals {
  readonly #options: ExceptionProposalsOptions;
  readonly #proposals: Proposals;

  constructor(options: ExceptionProposalsOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /**
   * What a proposal would change.
   * @throws InputError or NotFoundError that says what to do instead
   */
  async preview(order: ExceptionOrder, by: string): Promise<ExceptionPreview> {
    const { base, branch, exception, file } = await this.#write(order, by);
    const open = await this.#proposals.find(base, branch);
    const { language } = this.#options.settings;
    return {
      title: exceptionTitle(order.act, exception, language),
      ...{ branch, commit: base.commit },
      ...{ path: file.path, diff: diffOf(file) },
      ...(open && { pullRequest: open }),
    };
  }

  /** Opens the pull request, or finds the one that proposes the same. */
  async open(order: ExceptionOrder, actor: Actor): Promise<OpenedProposal> {
    const written = await this.#write(order, actor.userRef);
    const { base, branch, exception, file } = written;
    const { language } = this.#options.settings;
    const by = actor.displayName;
    return this.#proposals.open(
      {
        ...{ base, branch, files: [file] },
        title: exceptionTitle(order.act, exception, language),
        body: exceptionBody(order.act, exception, { by, language }),
      },
      actor,
    );
  }

  async #write(order: ExceptionOrder, by: string): Promise<Written> {
    const { known, now = () => new Date() } = this.#options;
    const found = order.act === 'add' ? undefined : await known.find(order.key);
    if (order.act !== 'add' && !found) {
      throw new NotFoundError(
        'There is no such exception any more. Look at the list once more.',
      );
    }
    const repository =
      order.act === 'add' ? order.repository : found!.repository;
    return this.#proposals.startFrom(repository, async base => ({
      base,
      ...writeOrder(
        order,
        { now: now(), by, id: found?.id },
        await standardsNow(base),
      ),
    }));
  }
}

async function standardsNow(base: ProposalBase): Promise<StandardsNow> {
  const { mirror, commit } = base;
  const text = await mirror.read(commit, STANDARDS_FILE);
  if (text === undefined) {
    throw new InputError(
      `The repository has no ${STANDARDS_FILE}, which exceptions are written into.`,
    );
  }
  const entries = await mirror.list(commit);
  const owners = await codeownersText(base);
  try {
    return {
      text,
      standards: readStandards(text, STANDARDS_FILE),
      folders: runFolders(entries.map(({ path }) => path)),
      owners: ownersOf(parseCodeowners(owners), STANDARDS_FILE),
    };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new InputError(
      `Nothing of ${STANDARDS_FILE} can be changed while it is wrong: ${error.message}`,
    );
  }
}

async function codeownersText({ mirror, commit }: ProposalBase) {
  for (const path of CODEOWNERS_PATHS) {
    const text = await mirror.read(commit, path);
    if (text !== undefined) return text;
  }
  return '';
}
