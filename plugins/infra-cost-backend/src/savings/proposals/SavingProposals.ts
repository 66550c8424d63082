import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  type AskedSaving,
  type OpenedSavingProposal,
  type OpenSavingProposal,
  type PriceBook,
  questionsOf,
  type Saving,
  type SavingProposalPreview,
  type SavingProposalRequest,
} from '@infra-portal/infra-common';
import {
  type Actor,
  diffOf,
  type ModuleRepository,
  Proposals,
  type ProposalsOptions,
} from '@infra-portal/infra-node';
import type { Pricer } from '../../pricing';
import type { StandardsReader } from '../../settings';
import type { StackPlace } from '../../store';
import { proposalBody, proposalTitle } from './pullRequestText';
import type { SavingProposalStore } from './SavingProposalStore';
import { writeSavings, type WrittenSavings } from './writeSavings';

export interface SavingProposalsOptions extends ProposalsOptions {
  /** A stack by its name in addresses. */
  placeOf(name: string): Promise<StackPlace | undefined>;
  pricer: Pick<Pricer, 'declare'>;
  /** Repositories on this machine that modules come from. */
  modules(): Promise<ModuleRepository[]>;
  prices: { readonly book: PriceBook; readonly since: string };
  standards: Pick<StandardsReader, 'of'>;
  proposed: Pick<SavingProposalStore, 'add' | 'ofStacks'>;
}

const asked = (savings: readonly Saving[]): AskedSaving[] =>
  savings.flatMap(saving =>
    questionsOf(saving).map(fact => ({ saving: saving.id, fact })),
  );

/** Proposes savings of a stack by pull request. */
export class SavingProposals {
  readonly #options: SavingProposalsOptions;
  readonly #proposals: Proposals;

  constructor(options: SavingProposalsOptions) {
    this.#options = options;
    this.#proposals = new Proposals(options);
  }

  /**
   * What savings would change; no files where none of them can be written.
   * @throws NotFoundError when there is no such stack; ConflictError when
   *   another open pull request proposes one of them; InputError when one is
   *   silenced
   */
  async preview(
    name: string,
    request: SavingProposalRequest,
  ): Promise<SavingProposalPreview> {
    const { book, since } = this.#options.prices;
    const { written, place, open } = await this.#write(name, request);
    const { base, branch, digest, fix } = written;
    const { taken, files, left, before, after, monthly, declared } = fix;
    return {
      title: this.#title(place, written),
      ...{ branch, commit: base.commit, savings: taken, left, digest },
      files: files.map(file => ({ path: file.path, diff: diffOf(file) })),
      ...{ currency: book.currency, before, after, monthly, declared },
      questions: asked(taken),
      ...{ source: `price book ${book.date}`, pricedAt: since },
      ...(open && { pullRequest: open }),
    };
  }

  /**
   * Opens the pull request, or finds the one that proposes the same.
   * @throws ConflictError when the files or the prices changed since the preview;
   *   InputError when there is nothing to open, or a question is not answered
   */
  async open(
    name: string,
    { digest, answers, ...request }: OpenSavingProposal,
    actor: Actor,
  ): Promise<OpenedSavingProposal> {
    const { written, place } = await this.#write(name, request);
    const { base, branch, fix } = written;
    if (written.digest !== digest) {
      throw new ConflictError(
        'The files or the prices have changed since you looked. Look at the proposal once more.',
      );
    }
    if (fix.files.length === 0) {
      throw new InputError(
        'None of this can be written into the files by itself. Change them by hand, or choose other savings.',
      );
    }
    checkAnswers(asked(fix.taken), answers);
    const { prices, settings, proposed } = this.#options;
    const opened = await this.#proposals.open(
      {
        ...{ base, branch, files: fix.files },
        title: this.#title(place, written),
        body: proposalBody({
          ...{ stack: place.ref, fix, prices, commit: base.commit },
          ...{ questions: asked(fix.taken), by: actor.displayName },
          language: settings.language,
        }),
      },
      actor,
    );
    // Made up for when it is asked for again after a crash.
    await proposed.add({
      ...{ repository: place.repository, stack: place.ref },
      ...{ number: opened.number, url: opened.url, monthly: fix.monthly },
      savings: fix.taken.map(({ id }) => id),
      createdBy: actor.userRef,
    });
    return opened;
  }

  #title(place: StackPlace, { fix }: WrittenSavings): string {
    const { prices, settings } = this.#options;
    const { currency } = prices.book;
    return proposalTitle(place.name, { ...fix, currency }, settings.language);
  }

  async #write(name: string, { savings }: SavingProposalRequest) {
    const options = this.#options;
    const { now = () => new Date(), placeOf, prices } = options;
    const place = await placeOf(name);
    if (!place) {
      throw new NotFoundError(
        `There is no stack ${JSON.stringify(
          name,
        )}. It may have been removed from its repository.`,
      );
    }
    return this.#proposals.startFrom(place.repository, async base => {
      const written = await writeSavings({
        ...options,
        ...{ base, place, ids: savings, book: prices.book, now: now() },
      });
      const open = await this.#proposals.find(base, written.branch);
      await this.#checkOthers(place, savings, open?.number);
      return { place, written, open };
    });
  }

  /** Two pull requests for one saving would be in each other's way. */
  async #checkOthers(
    { ref }: StackPlace,
    savings: readonly string[],
    own: number | undefined,
  ): Promise<void> {
    const looked = [{ ref, foundAt: Infinity }];
    const all = (await this.#options.proposed.ofStacks(looked)).get(ref) ?? [];
    const other = all.find(
      each =>
        each.state === 'open' &&
        each.pullRequest.number !== own &&
        each.savings.some(id => savings.includes(id)),
    );
    if (!other) return;
    throw new ConflictError(
      `Pull request #${other.pullRequest.number} proposes one of these already. Merge or close it first, or leave that saving out.`,
    );
  }
}

/** @throws InputError naming the first question that nobody answered */
function checkAnswers(
  questions: readonly AskedSaving[],
  answers: readonly AskedSaving[],
): void {
  const open = questions.find(
    ({ saving, fact }) =>
      !answers.some(each => each.saving === saving && each.fact === fact),
  );
  if (!open) return;
  throw new InputError(
    `The question ${open.fact} of ${open.saving} is not answered. Answer it by yes, or leave that saving out.`,
  );
}
