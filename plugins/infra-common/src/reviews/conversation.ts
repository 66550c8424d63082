import { z } from 'zod';

const time = z.iso.datetime();
const commit = z.string().regex(/^[0-9a-f]{40,64}$/);
const TOKEN = /^[\w.-]{10,255}$/;

/** A comment of a pull request. Authors and bodies are hostile text, in Markdown. */
export const reviewCommentSchema = z.object({
  /** GitHub's node id. */
  id: z.string(),
  author: z.string(),
  body: z.string(),
  createdAt: time,
  editedAt: time.optional(),
  url: z.string(),
});

/** Comments on a line, as GitHub keeps them together. */
export const reviewThreadSchema = z.object({
  /** GitHub's node id. */
  id: z.string(),
  path: z.string(),
  /** Absent when the line is not in the diff any more. */
  line: z.number().int().positive().optional(),
  startLine: z.number().int().positive().optional(),
  side: z.enum(['before', 'after']),
  resolved: z.boolean(),
  resolvedBy: z.string().optional(),
  /** The line changed since. */
  outdated: z.boolean(),
  comments: z.array(reviewCommentSchema),
});

export type ReviewThread = z.output<typeof reviewThreadSchema>;

/** `GET /reviews/…/conversation` */
export const conversationSchema = z.object({
  threads: z.array(reviewThreadSchema),
  /** Comments of no line, and reviews with a verdict, the oldest first. */
  timeline: z.array(
    reviewCommentSchema.extend({
      kind: z.enum(['comment', 'approved', 'changes-requested', 'commented']),
      /** Commit that a review was of. */
      commit: z.string().optional(),
      dismissed: z.boolean().optional(),
    }),
  ),
  head: commit,
  state: z.enum(['open', 'merged', 'closed']),
  /** Address at GitHub. */
  url: z.string(),
  /** Login of who opened it. */
  author: z.string(),
  /** Who the caller is at GitHub; absent when the catalog does not say. */
  login: z.string().optional(),
  /** The caller asked the portal for it: others must approve. */
  asked: z.boolean().optional(),
  draft: z.boolean(),
  /** What GitHub says stands in the way of merging; `clean`: nothing. */
  mergeState: z.enum([
    'behind',
    'blocked',
    'clean',
    'dirty',
    'draft',
    'has_hooks',
    'unstable',
    'unknown',
  ]),
  /** Ways of merging that the repository allows. */
  mergeMethods: z.array(z.enum(['merge', 'squash', 'rebase'])),
  /** Undefined while GitHub is finding out. */
  mergeable: z.boolean().optional(),
  observedAt: time,
});

export type Conversation = z.output<typeof conversationSchema>;

/**
 * Signals to the browser that something was said of a pull request, or done to
 * it; it asks again for what it shows. The message is {@link ConversationSignal}.
 */
export const CONVERSATION_CHANNEL = 'infra-golden-path:conversation';

export interface ConversationSignal {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** What a person does to a pull request in their own name. */
export const REVIEW_ACTS = [
  'approve',
  'request-changes',
  'comment',
  'reply',
  'resolve',
  'unresolve',
  'merge',
] as const;

export type ReviewAct = (typeof REVIEW_ACTS)[number];

const body = z.string().trim().max(20_000);

/** `POST /reviews/…/acts` */
export const reviewOrderSchema = z
  .strictObject({
    act: z.enum(REVIEW_ACTS),
    /** The head that the person looked at: with a newer one it is refused. */
    head: commit,
    /** Made once for a press: the same key acts once. */
    key: z.uuid(),
    /** Of the signed-in person at GitHub. It is used for this, and not kept. */
    token: z.string().regex(TOKEN, 'is not a token of GitHub'),
    body: body.optional(),
    /** Of approve, request-changes and comment: what is said of lines. */
    comments: z
      .array(
        z.strictObject({
          path: z.string().min(1).max(1000),
          line: z.number().int().positive(),
          startLine: z.number().int().positive().optional(),
          side: z.enum(['before', 'after']),
          body: body.min(1),
        }),
      )
      .max(100)
      .optional(),
    /** Of reply, resolve and unresolve. */
    thread: z.string().max(200).optional(),
    /** Of merge. */
    method: z.enum(['merge', 'squash', 'rebase']).optional(),
  })
  .refine(
    ({ act, thread }) =>
      !['reply', 'resolve', 'unresolve'].includes(act) || thread !== undefined,
    { path: ['thread'], message: 'is needed' },
  )
  .refine(
    ({ act, body: text = '', comments = [] }) =>
      // GitHub lets nobody ask for changes without a word.
      act === 'request-changes' || act === 'reply'
        ? text !== ''
        : act !== 'comment' || text !== '' || comments.length > 0,
    { path: ['body'], message: 'is needed: say it in words' },
  );

export type ReviewOrder = z.input<typeof reviewOrderSchema>;

export const reviewOutcomeSchema = z.object({
  act: z.enum(REVIEW_ACTS),
  url: z.string().optional(),
  /** Login of who did it. */
  by: z.string(),
  at: time,
  /** Commit that a merge made. */
  commit: z.string().optional(),
});

export type ReviewOutcome = z.output<typeof reviewOutcomeSchema>;

/** Why an act was refused. */
export const REVIEW_REFUSALS = [
  'closed',
  'stale',
  /** Conflicts, missing approvals or failed checks, as GitHub says. */
  'not-mergeable',
  /** One's own pull request cannot be approved. */
  'own',
  /** Nor one that one asked the portal for. */
  'asked-for',
  /** GitHub does not take it; `said` has its words. */
  'not-taken',
  /** The thread is not there. */
  'gone',
  'being-done',
  'key-used',
  'other-host',
  'token',
  'not-you',
  'unknown-you',
  'forbidden',
  'rate-limited',
  'unsure',
  'unavailable',
] as const;

export type ReviewRefusal = (typeof REVIEW_REFUSALS)[number];
