import { z } from 'zod';
import { PULL_KINDS } from '../reviews/pulls';

const time = z.iso.datetime();
const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();

/** Signals say there that pull requests were measured anew. */
export const VALUE_CHANNEL = 'infra-golden-path:value';

/** Pull requests that a number is of: by the portal, or written by hand. */
export const VALUE_GROUPS = ['generated', 'hand-written'] as const;

export type ValueGroup = (typeof VALUE_GROUPS)[number];

/** Times of several pull requests, in seconds. */
export const durationsSchema = z.object({
  /** How many it is of. */
  count,
  median: seconds,
  /** Nine of ten took no longer. */
  p90: seconds,
});

export type Durations = z.output<typeof durationsSchema>;

/** A share of so many, with the 95 % interval of Wilson's score. */
export const rateSchema = z.object({
  part: count,
  of: count,
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});

export type Rate = z.output<typeof rateSchema>;

/** What is known of the merged pull requests of a group. */
export const valueGroupSchema = z.object({
  merged: count,
  /** Closed without being merged. */
  closed: count,
  /** From the first word to everything applied, or to the merge. */
  total: durationsSchema.optional(),
  /** Seconds in the mean: whom the time went to. */
  shares: z
    .object({
      /** Of a form; absent where nobody filled in one. */
      answering: seconds.optional(),
      machine: seconds,
      waiting: seconds,
      fixing: seconds,
    })
    .optional(),
  /** From being there to the first verdict. */
  firstVerdict: durationsSchema.optional(),
  /** Reading on the page of the review; who only reads at GitHub is not seen. */
  reading: durationsSchema.optional(),
  /** Merged with the portal's commits only. */
  unchanged: rateSchema.optional(),
  /** Merged without an objection and without a failed run. */
  firstTime: rateSchema.optional(),
  /** An apply failed, or it was taken back within seven days. */
  failed: rateSchema.optional(),
});

export type ValueOfGroup = z.output<typeof valueGroupSchema>;

/** A finished pull request, as it was measured. Titles are hostile text. */
export const measuredPullSchema = z.object({
  repository: z.string(),
  number: z.number().int().positive(),
  url: z.string(),
  title: z.string(),
  kind: z.enum(PULL_KINDS).optional(),
  state: z.enum(['merged', 'closed']),
  startedAt: time,
  /** When everything was applied and merged, or closed. */
  endedAt: time,
  /** `merge`: nobody told of applies. */
  end: z.enum(['applied', 'merge', 'close']),
  answering: seconds.optional(),
  machine: seconds,
  waiting: seconds,
  fixing: seconds,
  firstVerdict: seconds.optional(),
  reading: seconds.optional(),
  /** Commits that the portal did not make. */
  otherCommits: count,
  objections: count,
  failedApplies: count,
  /** Number of the pull request that took it back. */
  revertedBy: z.number().int().positive().optional(),
});

export type MeasuredPull = z.output<typeof measuredPullSchema>;

/** `GET /value` */
export const valueSchema = z.object({
  /** First and last moment that it looks at. */
  from: time,
  to: time,
  groups: z.record(z.enum(VALUE_GROUPS), valueGroupSchema),
  /** By month, the oldest first: `2026-11`. */
  months: z.array(
    z.object({
      month: z.string(),
      generated: count,
      handWritten: count,
      /** Medians of the whole time, in seconds. */
      generatedTotal: seconds.optional(),
      handWrittenTotal: seconds.optional(),
    }),
  ),
  /** The slowest of the portal's, the slowest first. */
  slowest: z.array(measuredPullSchema),
  /** When pull requests were last looked at; absent: not yet. */
  observedAt: time.optional(),
  /** Repositories that could not be asked. */
  stale: z.array(z.string()),
});

export type Value = z.output<typeof valueSchema>;

/** `POST /value/reading`: somebody looked at the page of a review for a while. */
export const readingSchema = z.strictObject({
  repository: z.string().max(300),
  number: z.number().int().positive(),
  /** Seconds in which the page was seen. */
  seconds: z.number().positive().max(3600),
});
