import { z } from 'zod';
import { STACK_RUNNERS } from '../runner';
import { dependencySchema, reachSchema } from './dependencies';
import { findingCountsSchema } from './findings';

const count = z.number().int().nonnegative();

/** A stack as a list shows it. */
export const stackSummarySchema = z.object({
  /** Its name in addresses and in the catalog. */
  name: z.string(),
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  dir: z.string(),
  workspace: z.string(),
  layer: z.enum(['product', 'shared']),
  product: z.string().optional(),
  service: z.string().optional(),
  /** `dev`, `stg`, `prod` or `shared` */
  environment: z.string().optional(),
  region: z.string().optional(),
  /** Entity ref of a group or user, or the word in CODEOWNERS. */
  owner: z.string().optional(),
  /** Number of resources that its own files declare. */
  resources: count,
  /** Number of modules that it calls. */
  modules: count,
  findings: findingCountsSchema,
  /** A file could not be read: what is missing here may still exist. */
  incomplete: z.boolean(),
});

export type StackSummary = z.infer<typeof stackSummarySchema>;

/** What a list of stacks can be narrowed by, and what it counts. */
export const STACK_FACETS = [
  'product',
  'environment',
  'owner',
  'repository',
  'module',
  'layer',
  'finding',
] as const;

export type StackFacet = (typeof STACK_FACETS)[number];

const facetSchema = z.array(
  z.object({
    value: z.string(),
    count,
    /** What it is called, where the value is not that: of modules alike in name. */
    title: z.string().optional(),
    /** What tells it from others called the same: where a module is. */
    place: z.string().optional(),
  }),
);

/** Columns that a list can be ordered by. */
export const STACK_ORDERS = ['name', 'product', 'findings'] as const;

export type StackOrder = (typeof STACK_ORDERS)[number];

export const stackPageSchema = z.object({
  items: z.array(stackSummarySchema),
  /** Stacks that fit, on all pages. */
  total: count,
  /** Values of each facet among stacks that fit all other filters. */
  facets: z.record(z.enum(STACK_FACETS), facetSchema),
  nextCursor: z.string().optional(),
  /** When the oldest of the repositories was last looked at. */
  observedAt: z.iso.datetime().optional(),
});

export type StackPage = z.infer<typeof stackPageSchema>;

const lineSchema = { file: z.string(), line: count };

export const stackFindingSchema = z.object({
  ...lineSchema,
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** In English, as the command line says it. */
  message: z.string(),
  remedy: z.string().optional(),
});

export type StackFinding = z.infer<typeof stackFindingSchema>;

/** Everything that is known of one stack. */
export const stackSchema = stackSummarySchema.extend({
  /** Why its folder was taken for a stack. */
  reason: z.enum(['backend', 'cloud', 'atlantis', 'provider', 'layout']),
  files: z.array(z.string()),
  backend: z
    .object({
      ...lineSchema,
      type: z.string(),
      settings: z.record(z.string(), z.string()),
    })
    .optional(),
  requiredVersion: z.string().optional(),
  requiredProviders: z.array(
    z.object({
      ...lineSchema,
      name: z.string(),
      source: z.string().optional(),
      version: z.string().optional(),
    }),
  ),
  calls: z.array(
    z.object({
      ...lineSchema,
      name: z.string(),
      source: z.string().optional(),
      version: z.string().optional(),
      exactVersion: z.string().optional(),
      pin: z.string(),
      /** The module's name in addresses. */
      module: z.string().optional(),
      /** Its newest version that is no pre-release. */
      latest: z.string().optional(),
      /** Versions between the one that is called and the latest. */
      behind: count.optional(),
    }),
  ),
  /** How many of each type. */
  resourceTypes: z.record(z.string(), count),
  dataTypes: z.record(z.string(), count),
  variables: z.array(z.string()),
  outputs: z.array(z.string()),
  atlantisProjects: z.array(z.string()),
  /** What plans and applies it; undefined: nothing says it. */
  runner: z.enum(STACK_RUNNERS).optional(),
  problems: z.array(stackFindingSchema),
  /** What it reads of other stacks. */
  dependsOn: z.array(dependencySchema),
  /** What other stacks read of it; the place is theirs. */
  usedBy: z.array(dependencySchema),
  /** Who feels it when it changes. */
  reach: reachSchema,
  /** Commit that all of this was read at. */
  commit: z.string(),
  /** Address of the folder at that commit. */
  url: z.string(),
  observedAt: z.iso.datetime(),
});

export type Stack = z.infer<typeof stackSchema>;

/** A repository that is read, and how that went. */
export const sourceSchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  url: z.string(),
  branch: z.string().optional(),
  /** Commit that was read last. */
  commit: z.string().optional(),
  /** When the stacks were read from that commit. */
  readAt: z.iso.datetime().optional(),
  /** When somebody last looked whether there is a newer one. */
  checkedAt: z.iso.datetime().optional(),
  /** Why the last look failed; what was read before stays. */
  failure: z
    .object({ message: z.string(), since: z.iso.datetime() })
    .optional(),
  stacks: count,
  modules: count,
  findings: findingCountsSchema,
  /** Findings that belong to no stack. */
  problems: z.array(stackFindingSchema),
});

export type Source = z.infer<typeof sourceSchema>;

export const sourcesSchema = z.object({ items: z.array(sourceSchema) });
