import { z } from 'zod';
import { textSchema } from '../../texts';
import { objectiveSchema, sloFileProblemSchema } from './objectives';

const time = z.iso.datetime();

/** A pair of windows that alerts together, with what they say now. */
export const sloBurnPairSchema = z.object({
  severity: z.enum(['page', 'ticket']),
  /** Seconds. */
  long: z.number(),
  short: z.number(),
  /** Burn rate at which both have to be for the alert. */
  factor: z.number(),
  /** The factor is a lower one, or the alert could never fire. */
  isCapped: z.boolean(),
  /** Burn rates of now; absent: not known. */
  longBurn: z.number().optional(),
  shortBurn: z.number().optional(),
});

/** Things that an objective should have beside its file. */
export const SLO_PIECES = ['rules', 'dashboard', 'runbook', 'alarms'] as const;

export const sloPieceSchema = z.object({
  kind: z.enum(SLO_PIECES),
  state: z.enum(['present', 'missing', 'outdated']),
  /** In the repository. */
  path: z.string().optional(),
  url: z.string().optional(),
});

/** All of one objective. */
export const objectiveDetailSchema = z.object({
  objective: objectiveSchema,
  file: z.object({
    repository: z.string(),
    path: z.string(),
    line: z.number(),
    commit: z.string(),
    url: z.string().optional(),
    /** As it is written; at most 64 KiB of it. */
    text: z.string(),
  }),
  /** What the source is asked, with `{{.window}}` where it looks back. */
  queries: z.array(z.object({ title: z.string(), query: z.string() })),
  /** Name of the source of numbers. */
  source: z.string(),
  pairs: z.array(sloBurnPairSchema),
  pieces: z.array(sloPieceSchema),
  runbook: z
    .object({
      path: z.string().optional(),
      url: z.string().optional(),
      /** Markdown, hostile; at most 64 KiB of it. */
      text: z.string().optional(),
    })
    .optional(),
  /** Deep links into the source, such as its own page of a query. */
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  problems: z.array(sloFileProblemSchema),
});

export type ObjectiveDetail = z.infer<typeof objectiveDetailSchema>;

/** What happened in equal pieces of time; the oldest first. */
export const sloSeriesSchema = z.object({
  /** Seconds of a tile. */
  step: z.number().positive(),
  /** Epoch seconds; the end of the last tile is the newest full one. */
  start: z.number(),
  end: z.number(),
  /**
   * Bad and all events (or slices) by tile; null where there is no number. Of
   * indicators that give ratios only, all is 1 in each tile that has a number.
   */
  bad: z.array(z.number().nullable()),
  total: z.array(z.number().nullable()),
  /** Whether they may be shown as counts, or only divided by another. */
  areCounts: z.boolean(),
  source: z.enum(['recorded', 'computed', 'cloudwatch', 'application-signals']),
  observedAt: time,
  warnings: z.array(textSchema),
});

export type SloSeries = z.infer<typeof sloSeriesSchema>;

/** What happened meanwhile, laid over the numbers. */
export const SLO_MARKS = [
  'apply',
  'failed-apply',
  'drift',
  'pull-request',
  'target',
  'alert',
] as const;

export const sloMarkSchema = z.object({
  kind: z.enum(SLO_MARKS),
  at: time,
  /** Of what lasts. */
  until: time.optional(),
  title: z.string(),
  /** Stack it happened to. */
  stack: z.string().optional(),
  url: z.string().optional(),
});

export type SloMark = z.infer<typeof sloMarkSchema>;

export const sloMarksSchema = z.object({
  items: z.array(sloMarkSchema),
  /** Kinds that could not be asked for, and why. */
  missing: z.array(z.object({ kind: z.string(), message: textSchema })),
});

/** What an objective would have been in the past. */
export const sloBacktestSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      target: z.number(),
      /** Absent: the source has nothing of it, `message` says why. */
      sli: z.number().optional(),
      budgetLeft: z.number().optional(),
      counts: z.object({ bad: z.number(), total: z.number() }).optional(),
      /** Part of the window that there are numbers of, 0 to 1. */
      coverage: z.number().optional(),
      /** Seconds that were looked at. */
      seconds: z.number(),
      message: textSchema.optional(),
    }),
  ),
  observedAt: time,
});

export type SloBacktest = z.infer<typeof sloBacktestSchema>;

/** Whether changes of a product should wait until its budget is there again. */
export const sloFreezeSchema = z.object({
  product: z.string(),
  gate: z.enum(['off', 'warn', 'block']),
  isFrozen: z.boolean(),
  /** Ids of the objectives whose budget is spent. */
  spent: z.array(z.string()),
  overrides: z.array(
    z.object({
      id: z.string(),
      pullRequest: z.object({
        repository: z.string(),
        number: z.number().int().positive(),
        url: z.string().optional(),
      }),
      reason: z.string(),
      by: z.string(),
      at: time,
    }),
  ),
});

export type SloFreeze = z.infer<typeof sloFreezeSchema>;
