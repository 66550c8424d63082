import { z } from 'zod';
import { FINDING_CODES, type FindingCode } from '../discovery';

/** What the portal may propose to mend by a pull request. */
export const FIXABLE_CODES = [
  'missing-atlantis-directory',
  'stack-without-atlantis',
  'moving-module-ref',
  'outdated-module',
  'deprecated-lock-table',
  'unpinned-provider',
  'expired-exception',
] as const satisfies readonly FindingCode[];

/** Whether there may be a fix for what was found. */
export const isFixable = (code: string): boolean =>
  FIXABLE_CODES.some(each => each === code);

/** A finding that somebody wants mended. */
export const fixRequestSchema = z.strictObject({
  /** `host/owner/name` */
  repository: z.string().max(300),
  code: z.enum(FINDING_CODES),
  file: z.string().min(1).max(1_000),
  line: z.number().int().min(1).max(10_000_000),
  /** Name of the stack that it belongs to, if to one. */
  stack: z.string().max(63).optional(),
});

export type FixRequest = z.infer<typeof fixRequestSchema>;

const pullRequest = z.object({
  number: z.number().int().positive(),
  url: z.string(),
});

/** What a fix would change. */
export const fixPreviewSchema = z.object({
  title: z.string(),
  /** File that changes. */
  path: z.string(),
  /** Unified diff, three lines of context. */
  diff: z.string(),
  /** Commit of the default branch that it changes. */
  commit: z.string(),
  branch: z.string(),
  /** SHA-256 of the file before and after; what is sent has the same. */
  digest: z.string(),
  /** One that proposes the same and is open. */
  pullRequest: pullRequest.optional(),
});

export type FixPreview = z.infer<typeof fixPreviewSchema>;

export const openFixSchema = fixRequestSchema.extend({
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'is not the digest of a preview'),
});

export type OpenFix = z.infer<typeof openFixSchema>;

export const openedFixSchema = pullRequest.extend({
  /** False when it was there already. */
  created: z.boolean(),
});

export type OpenedFix = z.infer<typeof openedFixSchema>;
