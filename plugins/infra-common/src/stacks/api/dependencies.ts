import { z } from 'zod';
import { findingCountsSchema } from './findings';

const count = z.number().int().nonnegative();

/** A stack as one that another one is tied to shows it. */
export const linkedStackSchema = z.object({
  /** Its name in addresses and in the catalog. */
  name: z.string(),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  layer: z.enum(['product', 'shared']),
  owner: z.string().optional(),
});

export type LinkedStack = z.infer<typeof linkedStackSchema>;

/** By what one stack depends on another. */
export const DEPENDENCY_KINDS = ['state', 'parameter', 'order'] as const;

export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

export const dependencySchema = z.object({
  /** Without it nobody that we know of writes it. */
  stack: linkedStackSchema.optional(),
  kind: z.enum(DEPENDENCY_KINDS),
  /**
   * `s3://bucket/key`, the name of the parameter, or that of the Atlantis project
   * that must be applied before.
   */
  what: z.string(),
  /** Outputs that are read of a state by name, in order. */
  outputs: z.array(z.string()).optional(),
  /** Where it is read, in the repository of the stack that reads it. */
  file: z.string(),
  line: count,
  /** Address of that line, at the commit that was read. */
  url: z.string().optional(),
});

export type Dependency = z.infer<typeof dependencySchema>;

/** All stacks that depend on one, directly or through others. */
export const reachSchema = z.object({
  stacks: count,
  /** Owners of most of them first; without `owner`: nobody's. */
  owners: z.array(z.object({ owner: z.string().optional(), stacks: count })),
  /** At most {@link MOST_REACHED} names, in order. */
  names: z.array(z.string()),
});

export type Reach = z.infer<typeof reachSchema>;

/** Names that a reach lists; it counts them all. */
export const MOST_REACHED = 200;

/** The stacks of a product and their direct neighbours. */
export const stackGraphSchema = z.object({
  nodes: z.array(linkedStackSchema.extend({ findings: findingCountsSchema })),
  links: z.array(
    z.object({
      /** Name of the stack that depends on the other. */
      from: z.string(),
      to: z.string(),
      kind: z.enum(DEPENDENCY_KINDS),
      /** How often, such as parameters that are read. */
      count,
    }),
  ),
});

export type StackGraph = z.infer<typeof stackGraphSchema>;
