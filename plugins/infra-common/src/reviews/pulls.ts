import { z } from 'zod';
import { amountSchema } from '../cost/amount';
import { COST_VERDICTS } from '../cost/budgets/types';
import { currencySchema } from '../cost/estimate/estimate';
import { laneStepSchema } from '../golden-path/api/lane';
import { runCountsSchema, runStackSchema } from '../runs/api/run';
import { textSchema } from '../texts';
import { riskSchema } from './risk';

const time = z.iso.datetime();

/** What of the portal made a pull request. */
export const PULL_KINDS = [
  /** Create service, or a change of one. */
  'service',
  'upgrade',
  'take-over',
  'retirement',
  'exception',
  'fix',
  'saving',
  'drift',
  'cost-exception',
  'slo-override',
] as const;

/** Why a pull request does not move, the first thing that would have to happen. */
export const PULL_BLOCKERS = [
  'draft',
  'conflict',
  'checks-failed',
  'checks-running',
  'plan-failed',
  'no-plan',
  'stale-plan',
  'policy',
  'changes-requested',
  'approvals',
  'locked',
  'apply',
  'apply-failed',
  'merge',
  'unknown',
] as const;

export const pullGateSchema = z.object({
  /** Context of a status, or name of a check run; hostile text. */
  name: z.string(),
  state: z.enum([
    'pending',
    'success',
    'failure',
    'error',
    'neutral',
    'skipped',
  ]),
  detail: z.string(),
  url: z.string().optional(),
  at: time,
});

/** Approvals that somebody asks for. */
export const pullApprovalSchema = z.object({
  /** Absent: of the whole pull request, such as by its code owners. */
  environment: z.string().optional(),
  needed: z.number().int().nonnegative(),
  /** Logins whose approval counts. */
  have: z.array(z.string()),
  /** Logins, teams (`org/team`) or entity refs one of whom must still approve. */
  from: z.array(z.string()),
  /** Where the rule is written. */
  source: z.enum(['standards', 'codeowners', 'branch-protection']),
  /** In a sentence: `portal.yaml asks for two approvals in prod`. */
  why: textSchema,
});

export type PullApproval = z.output<typeof pullApprovalSchema>;

/** An open infrastructure pull request, as lists show it. Titles are hostile text. */
export const openPullSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  number: z.number().int().positive(),
  url: z.string(),
  title: z.string(),
  /** Login at GitHub. */
  author: z.string(),
  state: z.enum(['open', 'merged', 'closed']),
  draft: z.boolean(),
  branch: z.string(),
  base: z.string(),
  /** Commit at its head. */
  head: z.string(),
  /** Its branch is in another repository: programs trust it less. */
  fromFork: z.boolean().optional(),
  createdAt: time,
  updatedAt: time,
  /** The portal made it. */
  generated: z
    .object({
      kind: z.enum(PULL_KINDS),
      /** Id of the request, for its page. */
      request: z.string().optional(),
      /** Id of the upgrade. */
      upgrade: z.string().optional(),
      product: z.string().optional(),
      service: z.string().optional(),
      /** Entity ref of who asked for it. */
      requestedBy: z.string().optional(),
    })
    .optional(),
  /** Stacks whose files it changes. */
  stacks: z.array(
    runStackSchema.extend({
      dir: z.string(),
      counts: runCountsSchema.optional(),
    }),
  ),
  products: z.array(z.string()),
  environments: z.array(z.string()),
  risk: riskSchema,
  /** Absent where nobody prices pull requests, or not yet. */
  cost: z
    .object({
      delta: amountSchema.optional(),
      /** Of `delta`. */
      currency: currencySchema.optional(),
      verdict: z.enum(COST_VERDICTS).optional(),
    })
    .optional(),
  gates: z.array(pullGateSchema),
  approvals: z.array(pullApprovalSchema),
  changesRequestedBy: z.array(z.string()),
  /** The way to live, step by step. */
  lane: z.array(laneStepSchema),
  /** Absent: nothing stands in its way. */
  blocker: z
    .object({
      code: z.enum(PULL_BLOCKERS),
      message: textSchema,
      /** Whom it waits for: logins, teams or entity refs. */
      who: z.array(z.string()),
      since: time.optional(),
    })
    .optional(),
  /** Nothing happened for longer than usual although somebody could act. */
  stuck: z.boolean(),
  /** When it was last looked at; what could not be asked since is in `stale`. */
  observedAt: time,
  stale: z.array(textSchema),
});

export type OpenPull = z.output<typeof openPullSchema>;
export type PullBlocker = NonNullable<OpenPull['blocker']>;
export type PullGate = z.output<typeof pullGateSchema>;

/** Signals that pull requests changed, as `{ repository, number }`; the browser asks again. */
export const PULLS_CHANNEL = 'infra-golden-path:pulls';

/** One of them as one person sees it. */
export const shownPullSchema = openPullSchema.extend({
  /** The caller opened it or asked for it. */
  mine: z.boolean(),
  /** It waits for the caller's approval. */
  needsMe: z.boolean(),
});

export type ShownPull = z.output<typeof shownPullSchema>;

export const PULL_VIEWS = ['needs-me', 'mine', 'stuck', 'all'] as const;

export type PullView = (typeof PULL_VIEWS)[number];

/** Pull requests that one answer of the list has, and has at most. */
export const PULL_PAGE = { usual: 50, most: 200 } as const;

/** `GET /pulls` */
export const pullListSchema = z.object({
  /** A page of them. */
  items: z.array(shownPullSchema),
  /** For the next page; absent: this is the last. */
  nextCursor: z.string().optional(),
  /** What the others could be narrowed by, of all that are open. */
  choices: z.object({
    products: z.array(z.string()),
    environments: z.array(z.string()),
    repositories: z.array(z.string()),
  }),
  /** How many there are in each view, with the other filters. */
  counts: z.record(z.enum(PULL_VIEWS), z.number().int().nonnegative()),
  /** Who the caller is at GitHub; absent when the catalog does not say. */
  login: z.string().optional(),
  observedAt: time.optional(),
  /** Repositories that could not be asked, and why. */
  stale: z.array(z.object({ repository: z.string(), message: textSchema })),
});

export type PullList = z.output<typeof pullListSchema>;
