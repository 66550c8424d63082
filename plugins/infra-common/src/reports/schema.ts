import { z } from 'zod';
import { runCountsSchema } from '../runs';

/** What a runner may report of. *drift* compares, and changes nothing. */
export const REPORT_COMMANDS = ['plan', 'apply', 'drift'] as const;

/** How far it is. All but *started* are ends. */
export const REPORT_STATES = [
  'started',
  'succeeded',
  'failed',
  'cancelled',
] as const;

/** UTF-16 units of output in one report. */
export const MOST_REPORTED_OUTPUT = 1024 * 1024;
/** Each line is looked at for secrets: a mebibyte of Terraform has a fifth. */
const MOST_LINES = 100_000;
/** Which header signs a report: `sha256=` and the HMAC of its body. */
export const REPORT_SIGNATURE_HEADER = 'X-Infra-Portal-Signature-256';

const time = z.iso.datetime({
  offset: true,
  error: 'Write the time as 2026-11-22T09:00:00Z.',
});
const count = runCountsSchema.shape.add.max(1_000_000).default(0);
/** A folder of the repository, without a way out of it. */
const dir = z
  .string()
  .max(500)
  .refine(
    text =>
      text === '.' ||
      (!/[\\\p{Cc}]/u.test(text) &&
        text.split('/').every(part => !/^\.{0,2}$/.test(part))),
    'Write the folder from the root of the repository, as "terraform/dev"; "." is the root.',
  );

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}

/**
 * What a runner of CI tells of one plan, apply or look for drift of one stack.
 * One of the same `id`, `attempt`, `command`, `dir` and `workspace` is about the
 * same run, in whatever order they come.
 */
export const reportSchema = z
  .strictObject({
    version: z.literal(1, 'This portal reads version 1.'),
    /** Of the job, as the runner numbers it. */
    id: z
      .string()
      .regex(
        /^[\w.:/+-]{1,200}$/,
        'Give the id that your CI has for the run: letters, digits and . : / + - _ only.',
      ),
    /** Grows when the same job is run again. */
    attempt: z.int().min(1).max(10_000).default(1),
    /** When the report was signed. An old one is refused. */
    sentAt: time,
    /** Its web address. */
    repository: z.string().min(1).max(500),
    dir,
    workspace: z
      .string()
      .regex(/^[\w.-]{1,90}$/, 'Give the name of the Terraform workspace.')
      .default('default'),
    command: z.enum(REPORT_COMMANDS),
    state: z.enum(REPORT_STATES),
    /** What the code was. Of a pull request: its head, not a merge of it. */
    commit: z
      .string()
      .regex(
        /^[0-9a-f]{40,64}$/,
        'Give the whole commit: 40 hexadecimal digits.',
      ),
    /** Branch. */
    ref: z.string().min(1).max(300),
    /** The one that it is for, or that was merged. */
    pullRequest: z.int().positive().nullish(),
    /** Login of who caused it. */
    actor: z.string().max(100).nullish(),
    startedAt: time,
    /** Of all but *started*. */
    finishedAt: time.nullish(),
    /** Where people read more. */
    jobUrl: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .nullish(),
    /** As screens name it. */
    runner: z
      .string()
      .regex(
        /^[\w .+()-]{1,60}$/,
        'Give the name of your CI: "GitHub Actions".',
      )
      .default('CI'),
    /** What `terraform` printed. */
    output: z
      .string()
      .max(
        MOST_REPORTED_OUTPUT,
        'Send the beginning and the end of the output: 1 MiB at most.',
      )
      .refine(
        text => linesIn(text) <= MOST_LINES,
        'Send the beginning and the end of the output: 100,000 lines at most.',
      )
      .nullish(),
    /** Of `terraform plan -detailed-exitcode`, or of the apply. */
    exitCode: z.int().min(0).max(255).nullish(),
    hasChanges: z.boolean().nullish(),
    counts: z
      .strictObject({
        ...{ add: count, change: count, destroy: count },
        ...{ import: count, forget: count },
      })
      .nullish(),
    /** Why it failed. */
    error: z.string().max(20_000).nullish(),
  })
  .superRefine(({ state, startedAt, finishedAt }, { addIssue }) => {
    const path = ['finishedAt'];
    if (state !== 'started' && !finishedAt) {
      addIssue({
        ...{ code: 'custom', path },
        message: 'Say when it ended; only state "started" has none.',
      });
    }
    if (finishedAt && Date.parse(finishedAt) < Date.parse(startedAt)) {
      addIssue({
        ...{ code: 'custom', path },
        message: 'It cannot end before startedAt.',
      });
    }
  });

/** As it is sent. */
export type ReportInput = z.input<typeof reportSchema>;

export type Report = z.output<typeof reportSchema>;

/** What the portal says to a report that it keeps. */
export const reportAnswerSchema = z.object({
  accepted: z.literal(true),
  /** Of the run; a look for drift is none. */
  runId: z.string().optional(),
  /** Where the portal shows it, in a moment. */
  url: z.string(),
});

export type ReportAnswer = z.infer<typeof reportAnswerSchema>;
