import { z } from 'zod';
import { excerptSchema } from '../golden-path/diff';
import { gateSchema } from '../golden-path/api/gates';
import { RESOURCE_ACTIONS, runCountsSchema } from '../runs/api/run';
import { textSchema } from '../texts';
import { pullApprovalSchema, shownPullSchema } from './pulls';
import { RISK_LEVELS } from './risk';

const time = z.iso.datetime();
const count = z.number().int().nonnegative();
const field = z.array(z.union([z.string(), z.number()]));

/** A file of a pull request, without its text. Paths are hostile text. */
export const reviewFileSchema = z.object({
  path: z.string(),
  /** Its path before, of a renamed one. */
  from: z.string().optional(),
  state: z.enum(['added', 'changed', 'removed', 'renamed']),
  /** Lines, as `diff` counts them; 0 of a binary file. */
  added: count,
  removed: count,
  binary: z.boolean(),
  /** Bytes after, or before where it goes. */
  size: count,
  /** Too large to be shown at once: it is loaded when asked for. */
  large: z.boolean(),
  /**
   * Beside what the golden path gives for the intent of this commit; absent:
   * no golden path makes it.
   */
  pathState: z.enum(['identical', 'deviates']).optional(),
  environment: z.string().optional(),
  /** Directory of the stack that it belongs to. */
  stack: z.string().optional(),
  /** By CODEOWNERS: `@acme/platform`. */
  owners: z.array(z.string()),
  /** Blob at the head; the same text has the same id. */
  blob: z.string().optional(),
});

export type ReviewFile = z.output<typeof reviewFileSchema>;

/** Where lines of a generated file come from. */
export const originSchema = z.object({
  /** First and last line of the file after the change, from 1. */
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  /** Place in the golden path. */
  source: z.object({
    file: z.string(),
    line: z.number().int().positive(),
    url: z.string().optional(),
  }),
  /** Fields of the intent that it was made of, each as a path. */
  fields: z.array(field),
});

export type ReviewOrigin = z.output<typeof originSchema>;

/** `POST /reviews/…/diffs`: the text of some files. */
export const reviewDiffSchema = z.object({
  path: z.string(),
  from: z.string().optional(),
  /** What changes with a few lines around it; absent of binary files. */
  excerpt: excerptSchema.optional(),
  /** Why there is no excerpt. */
  reason: z.enum(['binary', 'too-large', 'gone']).optional(),
  /** A text ends within a line. */
  endsWithin: z.object({ before: z.boolean(), after: z.boolean() }),
  origins: z.array(originSchema),
  /** What the golden path gives instead, of a file that deviates. */
  deviation: excerptSchema.optional(),
});

export type ReviewDiff = z.output<typeof reviewDiffSchema>;

/** `GET /reviews/…/lines`: lines that an excerpt leaves out. */
export const reviewLinesSchema = z.object({
  path: z.string(),
  /** Number of the first one. */
  from: z.number().int().positive(),
  lines: z.array(z.string()),
  /** How many the text has. */
  total: count,
});

export type ReviewLines = z.output<typeof reviewLinesSchema>;

/** What a scanner, a policy or a check says of a line. Hostile text. */
export const reviewFindingSchema = z.object({
  id: z.string(),
  /** `checkov`, `trivy`, `conftest`, name of the check run. */
  source: z.string(),
  rule: z.string().optional(),
  severity: z.enum(['error', 'warning', 'notice']),
  title: z.string().optional(),
  message: z.string(),
  path: z.string().optional(),
  /** Of the file after the change. */
  line: z.number().int().positive().optional(),
  endLine: z.number().int().positive().optional(),
  url: z.string().optional(),
  at: time,
});

export type ReviewFinding = z.output<typeof reviewFindingSchema>;

/** What a plan would do to one resource, with why somebody should look. */
export const reviewResourceSchema = z.object({
  address: z.string(),
  action: z.enum(RESOURCE_ACTIONS),
  why: z.string().optional(),
  level: z.enum(RISK_LEVELS),
  /** `data-loss`, `access`, `exposure`: in a word for people. */
  note: textSchema.optional(),
});

export const reviewPlanSchema = z.object({
  /** Ref and directory of the stack. */
  stack: z.string(),
  name: z.string().optional(),
  environment: z.string().optional(),
  /** `not-run` always has a reason. */
  grade: z.enum(['checked', 'simulated', 'real', 'not-run']),
  state: z.enum(['running', 'succeeded', 'failed', 'stale', 'not-run']),
  counts: runCountsSchema.optional(),
  /** The riskiest first. */
  resources: z.array(reviewResourceSchema),
  reason: textSchema.optional(),
  /** One line, without secrets. */
  problem: z.string().optional(),
  /** Id of the run, for its page. */
  run: z.string().optional(),
  source: z.string(),
  commit: z.string().optional(),
  observedAt: time.optional(),
});

export type ReviewPlan = z.output<typeof reviewPlanSchema>;

/** An answer of the intent that is not its default, or that changes. */
export const reviewAnswerSchema = z.object({
  field,
  before: z.json().optional(),
  after: z.json().optional(),
});

/** Who else feels a change. */
export const blastSchema = z.object({
  stack: z.string(),
  name: z.string().optional(),
  product: z.string().optional(),
  environment: z.string().optional(),
  /** Entity ref. */
  owner: z.string().optional(),
  /** `changed` by it, or `reads` something of a changed one. */
  kind: z.enum(['changed', 'reads']),
  /** Refs on the way from a changed stack, without itself. */
  via: z.array(z.string()),
});

/** `GET /reviews/:host/:owner/:name/:number`: all that a reviewer decides upon. */
export const reviewDocumentSchema = z.object({
  pull: shownPullSchema,
  /** Where the branch left its base. */
  mergeBase: z.string(),
  /** Commits of it. */
  commits: count,
  /** Absent: no intent is among its files. */
  asked: z
    .object({
      product: z.string(),
      service: z.string(),
      /** File of the intent. */
      intent: z.string(),
      /** In a sentence. */
      sentence: textSchema,
      answers: z.array(reviewAnswerSchema),
    })
    .optional(),
  goldenPath: z
    .object({
      name: z.string(),
      version: z.string(),
      /** Newest version, where that is another one. */
      newest: z.string().optional(),
      generated: count,
      identical: count,
      gates: z.array(gateSchema),
    })
    .optional(),
  /** Deviating ones first, then by stack, environment and path; identical last. */
  files: z.array(reviewFileSchema),
  /** More files than are listed. */
  moreFiles: count,
  /** Texts of the files that are seen first, where they were asked for. */
  texts: z.array(reviewDiffSchema).optional(),
  plans: z.array(reviewPlanSchema),
  findings: z.array(reviewFindingSchema),
  objectives: z.array(
    z.object({
      product: z.string(),
      total: count,
      /** Objectives whose budget is spent, or burns. */
      exhausted: count,
      burning: count,
      /** The standards hold changes back meanwhile. */
      frozen: z.boolean(),
      observedAt: time.optional(),
    }),
  ),
  blast: z.array(blastSchema),
  approvals: z.array(pullApprovalSchema),
  /** What could not be asked; the rest is shown. */
  unread: z.array(
    z.object({
      part: z.enum([
        'plans',
        'findings',
        'cost',
        'objectives',
        'blast',
        'approvals',
        'golden-path',
        'files',
      ]),
      message: textSchema,
    }),
  ),
  observedAt: time,
});

export type ReviewDocument = z.output<typeof reviewDocumentSchema>;
