import { z } from 'zod';
import { textSchema } from '../../texts';
import { SLO_SOURCES, SLO_WINDOWS } from '../status/reading';

const time = z.iso.datetime();
const count = z.number().int().nonnegative();

/**
 * How an objective stands, the worst first. *exhausted*: the budget is spent;
 * *paging* and *ticketing*: an alert fires; *burning*: over six hours it burns
 * faster than even; *at-risk*: less than a quarter is left; *unknown*: the numbers
 * say nothing, `data` says why.
 */
export const SLO_STATES = [
  'exhausted',
  'paging',
  'ticketing',
  'burning',
  'at-risk',
  'unknown',
  'ok',
] as const;

export type SloState = (typeof SLO_STATES)[number];

/** What is amiss with the numbers; these are never 0 % or 100 %. */
export const SLO_DATA_STATES = [
  /** Not read since the portal knows of it. */
  'pending',
  /** The source did not answer, or not with a number. */
  'error',
  /** There are no series of the indicator. */
  'no-data',
  /** Series stopped. */
  'stale',
  /** Series are there, and nothing happened in all of the window. */
  'no-traffic',
  /** There is less than the window to judge by. */
  'too-young',
  /** One failure more breaks the target. */
  'too-few-events',
  /** The target leaves nothing that may fail. */
  'no-budget',
] as const;

export type SloDataState = (typeof SLO_DATA_STATES)[number];

const windowNumbers = z.partialRecord(z.enum(SLO_WINDOWS), z.number());

export const sloAlertSchema = z.object({
  name: z.string(),
  severity: z.enum(['page', 'ticket']),
  state: z.enum(['pending', 'firing']),
  since: time.optional(),
});

/** What is known of an objective at a time. Numbers that are absent are not known. */
export const sloStatusSchema = z.object({
  state: z.enum(SLO_STATES),
  data: z.enum(SLO_DATA_STATES).optional(),
  /** Good part of all in the window, 0 to 1. */
  sli: z.number().optional(),
  /** Part of the budget that is left; 1 is all of it, below 0 is overspent. */
  budgetLeft: z.number().optional(),
  /** How many times faster than even the budget burns, by time looked back over. */
  burn: windowNumbers,
  /** Events, or slices of time, in the window. */
  counts: z.object({ bad: z.number(), total: z.number() }).optional(),
  /** When the budget is spent if it goes on burning so. */
  exhaustion: z
    .object({
      /** Absent: not within one window more, or not before it begins anew. */
      at: time.optional(),
      basis: z.enum(['1h', '6h']),
    })
    .optional(),
  alerts: z.array(sloAlertSchema),
  source: z.enum(SLO_SOURCES).optional(),
  isTimeWeighted: z.boolean().optional(),
  /** Part of the window that there are numbers of, 0 to 1. */
  coverage: z.number().optional(),
  /** Of the window; a calendar window ends when it begins anew. */
  start: time.optional(),
  end: time.optional(),
  /** When the first sample in the window was taken, and the newest. */
  oldest: time.optional(),
  newest: time.optional(),
  /** When the source was asked last with success. */
  observedAt: time.optional(),
  /** The newest question failed: why, since when; numbers are those before. */
  problem: z.object({ message: textSchema, since: time }).optional(),
  warnings: z.array(textSchema),
});

export type SloStatus = z.infer<typeof sloStatusSchema>;

export const sloWindowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rolling'), seconds: z.number() }),
  z.object({
    kind: z.literal('calendar'),
    count,
    unit: z.enum(['d', 'w', 'M', 'Q', 'Y']),
    anchor: z.string(),
    zone: z.string(),
  }),
]);

/** Of one day in UTC, as it ended. */
export const sloDaySchema = z.object({
  date: z.iso.date(),
  state: z.enum(SLO_STATES),
  budgetLeft: z.number().optional(),
});

/** One line of a list of objectives. */
export const objectiveSchema = z.object({
  /** Unique among all repositories; also that of its series and alerts. */
  id: z.string(),
  service: z.string(),
  name: z.string(),
  displayName: z.string().optional(),
  description: z.string().optional(),
  environment: z.string().optional(),
  entityRef: z.string().optional(),
  /** Of the catalog: slug of the System, and ref of who owns the service. */
  product: z.string().optional(),
  owner: z.string().optional(),
  /** Greater than 0 and less than 1. */
  target: z.number(),
  window: sloWindowSchema,
  method: z.enum(['occurrences', 'timeslices', 'ratio-timeslices']),
  /** Seconds of a slice, where time is counted. */
  slice: z.number().optional(),
  status: sloStatusSchema,
  /** The oldest first, at most 30. */
  days: z.array(sloDaySchema),
});

export type Objective = z.infer<typeof objectiveSchema>;

export const SLO_ORDERS = ['worst', 'name', 'target', 'burn'] as const;

/** A place where numbers come from, and how it does. */
export const sloSourceSchema = z.object({
  name: z.string(),
  type: z.enum(['prometheus', 'cloudwatch']),
  objectives: count,
  /** Questions that the newest refresh asked it, and how long they took. */
  queries: count,
  milliseconds: z.number().nonnegative(),
  at: time.optional(),
  problem: z.object({ message: textSchema, since: time }).optional(),
});

/** A file that cannot be used, or not as somebody meant it. */
export const sloFileProblemSchema = z.object({
  repository: z.string(),
  /** Absent: the repository as a whole cannot be read. */
  file: z.string().optional(),
  line: count,
  column: count,
  severity: z.enum(['error', 'warning']),
  message: textSchema,
  url: z.string().optional(),
});

/** Objectives that fit a filter, the worst first. */
export const objectivePageSchema = z.object({
  items: z.array(objectiveSchema),
  total: count,
  nextCursor: z.string().optional(),
  /** Of all that fit the filter without its state. */
  states: z.partialRecord(z.enum(SLO_STATES), count),
  sources: z.array(sloSourceSchema),
  problems: z.array(sloFileProblemSchema),
  /** Values that a filter may have. */
  products: z.array(z.string()),
  owners: z.array(z.string()),
  environments: z.array(z.string()),
  /** Services that promise nothing. */
  without: z.array(
    z.object({
      entityRef: z.string(),
      product: z.string().optional(),
      owner: z.string().optional(),
    }),
  ),
  /** Whether any source of numbers is configured. */
  configured: z.boolean(),
});

export type ObjectivePage = z.infer<typeof objectivePageSchema>;
