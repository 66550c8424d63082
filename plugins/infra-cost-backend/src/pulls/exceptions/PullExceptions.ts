import { ConflictError, InputError } from '@backstage/errors';
import type {
  CostExceptionPreview,
  CostExceptionRequest,
  CostJudgement,
  OpenCostException,
  OpenedCostException,
  StandardsException,
} from '@infra-portal/infra-common';
import {
  type Actor,
  diffOf,
  EditConflict,
  type FixedFile,
  type ProposalBase,
  Proposals,
  type ProposalsOptions,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { budgetKeys, judgePull } from '../judgePull';
import { noSuchPull } from '../PullReader';
import { codeownersAt } from '../PullStacks';
import type { PullRulesReader } from '../PullRulesReader';
import type { PullStore } from '../PullStore';
import type { KeptPull, PricedPull, PullKey } from '../types';
import type { ExceptionStore } from './ExceptionStore';
import { standardsAt } from './standardsAt';
import { exceptionBody, exceptionTitle } from './texts';
import {
  approversOf,
  checkRequest,
  exceptionOf,
  STANDARDS_FILE,
  writeException,
} from './writeException';

export interface PullExceptionsOptions extends ProposalsOptions {
  store: Pick<PullStore, 'pull'>;
  exceptions: Pick<ExceptionStore, 'add'>;
  /** Called when something of a pull request is new. */
  changed: (key: PullKey) => Promise<void>;
  rules: Pick<PullRulesReader, 'of'>;
  now: () => Date;
}

interface Written {
  base: ProposalBase;
  file: FixedFile;
  exception: StandardsException;
  approvers: string[];
  branch: string;
  digest: string;
}

/** Proposes exceptions that let pull requests merge which cost too much. */
export class PullExceptions {
  readonly #options: PullExceptionsOptions;
  readonly #proposals: Proposals;

  constructor(options: PullExceptionsOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /**
   * What an exception would change, and what would be said with it.
   * @throws NotFoundError, or InputError when there can be no such exception
   */
  async preview(
    key: PullKey,
    request: CostExceptionRequest,
  ): Promise<CostExceptionPreview> {
    const { pull, priced, written } = await this.#write(key, request);
    const { base, branch, digest, file, exception } = written;
    const open = await this.#proposals.find(base, branch);
    const { verdict } = await this.#judged(written, pull, priced);
    return {
      title: this.#title(exception, key),
      ...{ branch, commit: base.commit, digest, verdict },
      files: [{ path: file.path, diff: diffOf(file) }],
      approvers: written.approvers,
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the standards have changed since the preview
   */
  async open(
    key: PullKey,
    { request, digest }: OpenCostException,
    actor: Actor,
  ): Promise<OpenedCostException> {
    const { changed, exceptions, settings, now } = this.#options;
    const { written } = await this.#write(key, request);
    const { base, branch, exception, file } = written;
    if (written.digest !== digest) {
      throw new ConflictError(
        'The standards have changed since you looked at the exception. Look at it once more.',
      );
    }
    const { language } = settings;
    const opened = await this.#proposals.open(
      {
        ...{ base, branch, files: [file] },
        title: this.#title(exception, key),
        body: exceptionBody(exception, key, {
          ...{ by: actor.displayName, language },
        }),
      },
      actor,
    );
    const { number, url } = opened;
    await exceptions.add(
      key,
      { rule: request.rule, pullRequest: { number, url } },
      now().getTime(),
    );
    await changed(key);
    return opened;
  }

  #title(exception: StandardsException, { number }: PullKey): string {
    const { language } = this.#options.settings;
    return exceptionTitle(exception, number, language);
  }

  async #write(key: PullKey, request: CostExceptionRequest) {
    const pull = await this.#options.store.pull(key);
    if (!pull?.details) throw noSuchPull(key);
    const { priced } = pull;
    if (pull.open !== 'open' || !priced) {
      throw new InputError(
        'There is nothing to allow: this pull request is not open, or its costs are not known.',
      );
    }
    checkRequest(request, priced.stacks, this.#options.now());
    const written = await this.#proposals.startFrom(key.repository, base =>
      writtenAt(base, key, request, priced),
    );
    return { pull, priced, written };
  }

  async #judged(
    { base, exception }: Written,
    pull: KeptPull,
    priced: PricedPull,
  ): Promise<CostJudgement> {
    const { rules, now } = this.#options;
    const { repository } = base.mirror;
    const { stacks } = pull.priced ?? priced;
    const against = await rules.of(repository, budgetKeys(stacks));
    const exceptions = [...against.exceptions, exception];
    return judgePull(priced, stacks, { ...against, exceptions }, now());
  }
}

async function writtenAt(
  base: ProposalBase,
  { number }: PullKey,
  request: CostExceptionRequest,
  { stacks }: PricedPull,
): Promise<Written> {
  const { text, standards } = await standardsAt(base);
  const owners = await codeownersAt(base.mirror, base.commit);
  const approvers = approversOf(owners, standards, stacks);
  const exception = exceptionOf(
    ...[request, number, approvers[0], standards.exceptions],
  );
  const file = fileWith(text, exception);
  const digest = createHash('sha256')
    .update(JSON.stringify([file.path, file.before, file.after]))
    .digest('hex');
  const branch = `portal/costs/exception-${number}-${digest.slice(0, 10)}`;
  return { base, file, exception, approvers, branch, digest };
}

function fileWith(text: string, exception: StandardsException): FixedFile {
  try {
    return writeException(text, exception);
  } catch (error) {
    if (!(error instanceof EditConflict)) throw error;
    throw new InputError(
      `The exception cannot be written into ${STANDARDS_FILE} by itself: ${error.message}`,
    );
  }
}
