import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isOwnPull,
  isPullForReview,
  type PullList,
  type PullReader,
  PULL_VIEWS,
  type RiskLevel,
  type ShownPull,
} from '@infra-portal/infra-common';
import type { GitHubIdentity } from '../commands/identity';
import type { MembersOf } from '../requests/lane/members';
import { membersOfAll } from '../requests/lane/membersOfAll';
import { repositoryOf } from '../requests/steps/types';
import { shownAt } from './PullBook';
import type { PullStore, StoredPull } from './PullStore';
import { pageOf } from './pageOf';
import { notSince } from './pullTexts';

type View = (typeof PULL_VIEWS)[number];

/** Which pull requests somebody wants to see. */
export interface PullFilter {
  view?: View;
  product?: readonly string[];
  environment?: readonly string[];
  risk?: readonly RiskLevel[];
  repository?: readonly string[];
  text?: string;
  generated?: boolean;
}

/** Which of them are answered. */
export interface PullPage {
  /** `nextCursor` of the page before. */
  cursor?: string;
  limit?: number;
}

export interface PullListsOptions {
  store: Pick<PullStore, 'all' | 'sources'>;
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  membersOf: MembersOf;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

const IN_VIEW: Record<View, (pull: ShownPull) => boolean> = {
  'needs-me': ({ needsMe }) => needsMe,
  mine: ({ mine }) => mine,
  stuck: ({ stuck }) => stuck,
  all: () => true,
};

const some = (wanted: readonly string[] | undefined, has: readonly string[]) =>
  !wanted?.length || has.some(each => wanted.includes(each));

/** All that a person would look for. */
const textOf = ({
  title,
  author,
  number,
  repository,
  branch,
  stacks,
}: ShownPull) =>
  [
    ...[title, author, `#${number}`, repository, branch],
    ...stacks.map(({ name, dir }) => name ?? dir),
  ]
    .join('\n')
    .toLowerCase();

const fits =
  (filter: PullFilter) =>
  (pull: ShownPull): boolean => {
    const { generated, text } = filter;
    return (
      some(filter.product, pull.products) &&
      some(filter.environment, pull.environments) &&
      some(filter.risk, [pull.risk.level]) &&
      some(filter.repository, [pull.repository]) &&
      (generated === undefined || generated === Boolean(pull.generated)) &&
      (!text || textOf(pull).includes(text.trim().toLowerCase()))
    );
  };

const unique = (values: readonly string[]) => [...new Set(values)].sort();

const choicesOf = (all: readonly ShownPull[]): PullList['choices'] => ({
  products: unique(all.flatMap(({ products }) => products)),
  environments: unique(all.flatMap(({ environments }) => environments)),
  repositories: unique(all.map(({ repository }) => repository)),
});

/** Lists of open pull requests, as each person sees them. */
export class PullLists {
  readonly #options: PullListsOptions;

  constructor(options: PullListsOptions) {
    this.#options = options;
  }

  /** @throws InputError when the cursor is none */
  async list(
    userRef: string,
    filter: PullFilter,
    page: PullPage = {},
  ): Promise<PullList> {
    const { store } = this.#options;
    const [login, all, sources] = await Promise.all([
      this.#loginOf(userRef),
      store.all(),
      store.sources(),
    ]);
    const shown = await this.#shown({ userRef, login }, all);
    const fitting = shown.filter(fits(filter));
    const counts = Object.fromEntries(
      PULL_VIEWS.map(view => [view, fitting.filter(IN_VIEW[view]).length]),
    ) as PullList['counts'];
    const view = filter.view ?? 'all';
    const waits = view === 'needs-me' || view === 'stuck';
    const asked = sources.flatMap(({ askedAt }) => askedAt ?? []).sort();
    return {
      // Who waits longest comes first where somebody has to act.
      ...pageOf(fitting.filter(IN_VIEW[view]), {
        ...{ oldestFirst: waits, ...page },
      }),
      ...{ choices: choicesOf(shown), counts },
      ...(login !== undefined && { login }),
      ...(asked[0] !== undefined && { observedAt: asked[0] }),
      stale: sources.flatMap(({ repository, problem }) =>
        problem === undefined ? [] : { repository, message: notSince(problem) },
      ),
    };
  }

  /** Undefined when the catalog does not say, or does not answer. */
  async #loginOf(userRef: string): Promise<string | undefined> {
    const { identityOf, logger } = this.#options;
    try {
      return (await identityOf(userRef)).login;
    } catch (error) {
      logger.warn(`The login of ${userRef} is not known: ${error}`);
      return undefined;
    }
  }

  async #shown(reader: PullReader, all: StoredPull[]): Promise<ShownPull[]> {
    const members = await this.#membersOf(all);
    return all.map(kept => {
      const pull = shownAt(kept, this.#options.now());
      const facts = {
        members: members.get(pull.repository) ?? new Map(),
        decided: kept.decided,
      };
      return {
        ...pull,
        mine: isOwnPull(pull, reader),
        needsMe: isPullForReview(pull, reader, facts),
      };
    });
  }

  /** Who speaks for the names of approvals, by repository. */
  async #membersOf(all: readonly StoredPull[]) {
    const names = new Map<string, Set<string>>();
    for (const { pull } of all) {
      const own = names.get(pull.repository) ?? new Set();
      pull.approvals.forEach(({ from }) => from.forEach(each => own.add(each)));
      names.set(pull.repository, own);
    }
    const found = await Promise.all(
      [...names].map(
        async ([name, wanted]) =>
          [
            name,
            await membersOfAll(this.#options, repositoryOf(name), [...wanted]),
          ] as const,
      ),
    );
    return new Map(found);
  }
}
