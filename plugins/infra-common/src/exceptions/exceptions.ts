import { z } from 'zod';
import { day, ownerRef } from '../standards/fields';
import { textSchema } from '../texts';
import { EXCEPTION_KINDS, EXCEPTION_STATES } from './kinds';

const count = z.number().int().nonnegative();
const time = z.iso.datetime();

/** An exception of a `portal.yaml`, with how it stands. */
export const knownExceptionSchema = z.object({
  /** Of all repositories; in addresses. */
  key: z.string(),
  /** As the file calls it. */
  id: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  kind: z.enum(EXCEPTION_KINDS),
  rule: z.string(),
  stacks: z.array(
    z.object({
      /** Folder; `*` stands for one folder name. */
      pattern: z.string(),
      /** Folders of stacks that there are. */
      found: count,
      /** At most 20; without names where the reader may not see stacks. */
      dirs: z.array(z.object({ dir: z.string(), name: z.string().optional() })),
    }),
  ),
  reason: z.string(),
  /** Who needs it: entity ref or word of the file; absent: not written. */
  owner: z.string().optional(),
  approvedBy: z.string(),
  until: z.iso.date(),
  /** Until the end of its last day, UTC; negative after it. */
  daysLeft: z.number().int(),
  state: z.enum(EXCEPTION_STATES),
  /** Why it is unused. */
  detail: textSchema.optional(),
  file: z.string(),
  line: z.number().int().positive(),
  /** Address of the line at the commit that was read. */
  url: z.string(),
});

export type KnownException = z.output<typeof knownExceptionSchema>;

/** `GET /exceptions` */
export const exceptionListSchema = z.object({
  /** What needs somebody first, then by the last day. */
  items: z.array(knownExceptionSchema),
  /** Repositories whose standards can be changed here. */
  repositories: z.array(z.string()),
  /** Standards that cannot be read: nothing is known of their exceptions. */
  problems: z.array(
    z.object({ repository: z.string(), file: z.string(), message: textSchema }),
  ),
  /** When the oldest of the repositories was last looked at. */
  observedAt: time.optional(),
});

export type ExceptionList = z.output<typeof exceptionListSchema>;

/** Shorter reasons tell nobody why. Characters. */
export const EXCEPTION_REASON_LENGTH = 10;

const reason = z.string().trim().min(EXCEPTION_REASON_LENGTH).max(1_000);

/** A rule that stacks of a repository may break through a day. */
export const newExceptionSchema = z.strictObject({
  act: z.literal('add'),
  /** `host/owner/name` */
  repository: z.string().min(1).max(300),
  rule: z.string().trim().min(1).max(100),
  /** Folders; `*` stands for one folder name. */
  stacks: z.array(z.string().trim().min(1).max(300)).min(1).max(50),
  /** Last day, UTC; at most a year from now. */
  until: day,
  reason,
  /** Default: who proposes it. */
  owner: ownerRef.optional(),
  /** Default: the code owners of the standards, else who they name. */
  approvedBy: ownerRef.optional(),
});

/** The same exception through a later day. */
export const extendedExceptionSchema = z.strictObject({
  act: z.literal('extend'),
  key: z.string().min(1).max(100),
  until: day,
  reason,
});

export const removedExceptionSchema = z.strictObject({
  act: z.literal('remove'),
  key: z.string().min(1).max(100),
});

/** `POST /exceptions`: what is proposed by a pull request. */
export const exceptionOrderSchema = z.discriminatedUnion('act', [
  newExceptionSchema,
  extendedExceptionSchema,
]);

/** `POST /exceptions/preview` */
export const exceptionPreviewOrderSchema = z.discriminatedUnion('act', [
  newExceptionSchema,
  extendedExceptionSchema,
  removedExceptionSchema,
]);

export type ExceptionOrder = z.output<typeof exceptionPreviewOrderSchema>;

const pullRequest = z.object({
  number: z.number().int().positive(),
  url: z.string(),
});

/** What a proposal would change. */
export const exceptionPreviewSchema = z.object({
  title: z.string(),
  branch: z.string(),
  commit: z.string(),
  path: z.string(),
  /** Unified. */
  diff: z.string(),
  /** The one that proposes the same already. */
  pullRequest: pullRequest.optional(),
});

export type ExceptionPreview = z.output<typeof exceptionPreviewSchema>;

export const openedExceptionSchema = pullRequest.extend({
  created: z.boolean(),
});

export type OpenedException = z.output<typeof openedExceptionSchema>;
