import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  OpenPull,
  ReviewDocument,
  ReviewFile,
} from '@infra-portal/infra-common';
import { standardsOf } from '../repository/standardsOf';
import { askedOf } from './askedOf';
import { type ReviewedServices, servicesOfPull } from './comparedServices';
import { goldenPathOfReview, pathStates } from './goldenPathOfReview';
import {
  codeownersOf,
  commitsOf,
  filesOfPull,
  reviewFile,
} from './reviewFiles';
import type { ReviewedPull } from './ReviewedPulls';
import type { ReviewParts, User } from './ReviewParts';
import { thinPull } from './thinPull';
import { notCompared, UNREAD_TEXTS } from './unreadTexts';

export interface ReviewDocumentsOptions {
  parts: ReviewParts;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

type Unread = ReviewDocument['unread'];
type Part = Unread[number]['part'];

/** Does a part unless it fails, which is said of it once. */
type Unless = <T>(part: Part, work: () => Promise<T>) => Promise<T | undefined>;

/** More files are counted, not listed. */
const MOST_FILES = 3_000;

/** Puts together what is known of a pull request. */
export class ReviewDocuments {
  readonly #options: ReviewDocumentsOptions;

  constructor(options: ReviewDocumentsOptions) {
    this.#options = options;
  }

  async of(reviewed: ReviewedPull, user: User): Promise<ReviewDocument> {
    const { now, parts } = this.#options;
    const { mergeBase } = reviewed;
    const { userEntityRef } = user.principal;
    const observedAt = new Date(now()).toISOString();
    const unread: Unread = [];
    const unless = this.#unless(unread, reviewed);
    const [known, files, commits, findings] = await Promise.all([
      unless('approvals', () => parts.facts(reviewed)),
      this.#files(reviewed, unless, unread),
      commitsOf(reviewed),
      unless('findings', () => parts.findings(reviewed)),
    ]);
    const pull = known ?? thinPull(reviewed, observedAt);
    const [shown, plans, objectives, blast] = await Promise.all([
      parts.shown(pull, reviewed, userEntityRef),
      unless('plans', () => parts.plans(pull)),
      unless('objectives', () => parts.objectives(pull, user)),
      unless('blast', () => parts.blast(pull, user)),
    ]);
    const { goldenPath, asked, listed } = files;
    // Of several workspaces of a folder the first counts.
    const last = [...pull.stacks].reverse();
    const stacks = new Map(last.map(stack => [stack.dir, stack]));
    const placed = listed.map(file => withStack(file, stacks)).sort(byPlace);
    return {
      ...{ pull: shown, mergeBase, commits, unread, observedAt },
      ...(asked && { asked }),
      ...(goldenPath && { goldenPath }),
      files: placed.slice(0, MOST_FILES),
      moreFiles: Math.max(0, placed.length - MOST_FILES),
      plans: plans ?? [],
      findings: findings ?? [],
      objectives: objectives ?? [],
      blast: blast ?? [],
      approvals: pull.approvals,
    };
  }

  /** Files, and what they are made of. */
  async #files(reviewed: ReviewedPull, unless: Unless, unread: Unread) {
    const { tree } = reviewed;
    const [changed, rules, { standards }] = await Promise.all([
      filesOfPull(reviewed),
      codeownersOf(tree),
      standardsOf(tree),
    ]);
    const layout = standards ?? { layout: [] };
    const none: ReviewedServices = { services: [], more: 0 };
    const [asked, found = none] = await Promise.all([
      unless('golden-path', () => askedOf(reviewed, changed, layout)),
      unless('golden-path', () =>
        servicesOfPull(reviewed, changed, this.#options.now),
      ),
    ]);
    if (found.more > 0) {
      unread.push({ part: 'golden-path', message: notCompared(found.more) });
    }
    const states = pathStates(found.services);
    return {
      asked,
      goldenPath: await goldenPathOfReview(tree, found.services),
      listed: changed.map((file): ReviewFile => {
        const pathState = states.get(file.path);
        const plain = reviewFile(file, rules);
        return pathState ? { ...plain, pathState } : plain;
      }),
    };
  }

  #unless(unread: Unread, { repository, pull }: ReviewedPull): Unless {
    return async (part, work) => {
      try {
        return await work();
      } catch (error) {
        this.#options.logger.warn(
          `${part} of ${repository.owner}/${repository.name}#${
            pull.number
          } could not be read: ${toError(error).message}`,
        );
        if (!unread.some(each => each.part === part)) {
          unread.push({ part, message: UNREAD_TEXTS[part] });
        }
        return undefined;
      }
    };
  }
}

/** With the stack that a file belongs to: the one with the longest folder. */
function withStack(
  file: ReviewFile,
  stacks: ReadonlyMap<string, OpenPull['stacks'][number]>,
): ReviewFile {
  let end = file.path.lastIndexOf('/');
  while (end > 0 && !stacks.has(file.path.slice(0, end))) {
    end = file.path.lastIndexOf('/', end - 1);
  }
  const own = stacks.get(file.path.slice(0, Math.max(0, end)));
  if (!own?.dir) return file;
  const { dir: stack, environment } = own;
  return {
    ...file,
    stack,
    ...(environment !== undefined && { environment }),
  };
}

const RANK = { deviates: 0, other: 1, identical: 2 };

/** Deviating files first, then by stack and path; identical ones last. */
function byPlace(a: ReviewFile, b: ReviewFile): number {
  const rank = ({ pathState }: ReviewFile) => RANK[pathState ?? 'other'];
  const order = (one = '', other = '') =>
    one < other ? -1 : Number(one > other);
  return rank(a) - rank(b) || order(a.stack, b.stack) || order(a.path, b.path);
}
