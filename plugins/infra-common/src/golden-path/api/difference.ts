import { z } from 'zod';
import { textSchema } from '../../texts';

const comparedResourceSchema = z.object({
  address: z.string(),
  type: z.string(),
  /** What is lost with it cannot be made again. */
  holdsData: z.boolean(),
});

/** A resource that goes, for good or until it is made anew. */
const lostResourceSchema = comparedResourceSchema.extend({
  /** What is left of its data; absent: it has none. */
  left: textSchema.optional(),
  /** The argument that keeps it from being destroyed: the apply fails. */
  protectedBy: z.string().optional(),
});

const changedResourceSchema = comparedResourceSchema.extend({
  /** Arguments that say something else: `["desired_count"]`. */
  arguments: z.array(z.string()),
});

export const comparedStackSchema = z.object({
  environment: z.string(),
  /** As `formatStackRef` writes it. */
  stack: z.string(),
  directory: z.string(),
  /**
   * *new*: nothing was there; *left*: its files go, but what it made stays, since
   * nobody plans a folder that is not there.
   */
  state: z.enum(['new', 'changed', 'same', 'left']),
  created: z.array(comparedResourceSchema),
  destroyed: z.array(lostResourceSchema),
  /** Destroyed and made anew at the same address. */
  replaced: z.array(
    lostResourceSchema.extend({ arguments: z.array(z.string()) }),
  ),
  updated: z.array(changedResourceSchema),
  /** What stays as it is, apart from updates. */
  kept: z.number(),
  /** Of what stays and of what is updated: what holds data. */
  keptData: z.array(comparedResourceSchema),
  /**
   * What is made under the name of something of the same type that goes: AWS
   * refuses the second one while the first is there.
   */
  clashes: z.array(
    z.object({ name: z.string(), created: z.string(), destroyed: z.string() }),
  ),
  /** What could not be worked out, so that there may be more. */
  problems: z.array(z.string()),
});

export const handOverSchema = z.object({
  /** Entity references. */
  from: z.string(),
  to: z.string(),
  /** Owners of the files of the service by CODEOWNERS. */
  codeowners: z.object({
    before: z.array(z.string()),
    after: z.array(z.string()),
  }),
  /** Tags that say something else, and of how many resources. */
  tags: z.array(
    z.object({
      key: z.string(),
      from: z.string().optional(),
      to: z.string().optional(),
      resources: z.number(),
    }),
  ),
  /** Alarms of the stacks, and how many of them go to somebody else by this. */
  alarms: z.object({ all: z.number(), redirected: z.number() }),
  /** Files of objectives, of their alerts, and runbooks that name the owner. */
  objectives: z.array(z.string()),
  runbooks: z.array(z.string()),
});

/** What an edit of a service comes to, worked out from its files. */
export const serviceDifferenceSchema = z.object({
  /** Where it moves to another golden path. */
  goldenPath: z.object({ from: z.string(), to: z.string() }).optional(),
  handOver: handOverSchema.optional(),
  /** Those that there will be in the order that they are reached, then the others. */
  stacks: z.array(comparedStackSchema),
});

export type ComparedResource = z.output<typeof comparedResourceSchema>;
export type LostResource = z.output<typeof lostResourceSchema>;
export type ComparedStack = z.output<typeof comparedStackSchema>;
export type HandOver = z.output<typeof handOverSchema>;
export type ServiceDifference = z.output<typeof serviceDifferenceSchema>;
