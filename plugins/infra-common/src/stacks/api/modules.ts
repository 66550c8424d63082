import { z } from 'zod';

const count = z.number().int().nonnegative();

/** A module as a list shows it. */
export const moduleSummarySchema = z.object({
  /** Its name in addresses. */
  name: z.string(),
  /** Its name for people. */
  title: z.string(),
  /** `host/owner/name`, for modules in git. */
  repository: z.string().optional(),
  /** Its folder there. */
  dir: z.string().optional(),
  /** As callers write it, without a ref. */
  source: z.string(),
  /** It is in no repository that is read. */
  external: z.boolean(),
  /** Newest version that is no pre-release. */
  latest: z.string().optional(),
  /** How many versions are known. */
  versions: count,
  /** Why nobody should call it any more. */
  deprecated: z.string().optional(),
  /** Stacks that call it themselves. */
  stacks: count,
  /** Calls, in stacks and in other modules. */
  calls: count,
  /** Calls of a version before the latest. */
  outdated: count,
  /** Calls of something that moves by itself. */
  moving: count,
});

export type ModuleSummary = z.infer<typeof moduleSummarySchema>;

export const modulesSchema = z.object({
  /** By title, those of our own repositories first. */
  items: z.array(moduleSummarySchema),
  /** When the oldest of the repositories was last looked at. */
  observedAt: z.iso.datetime().optional(),
});

export type Modules = z.infer<typeof modulesSchema>;

/** A call of a module. */
export const moduleUseSchema = z.object({
  /** Name of the stack that calls it. */
  stack: z.string().optional(),
  /** Name of the module that calls it. */
  module: z.string().optional(),
  /** `host/owner/name` of the caller. */
  repository: z.string(),
  /** The caller's folder. */
  dir: z.string(),
  pin: z.enum(['local', 'pinned', 'range', 'moving', 'unknown']),
  version: z.string().optional(),
  /** Versions between it and the latest; 0: it is the latest. */
  behind: count.optional(),
  file: z.string(),
  line: count,
  /** Address of the line at the commit that was read. */
  url: z.string(),
});

export type ModuleUse = z.infer<typeof moduleUseSchema>;

/** Everything that is known of one module. */
export const moduleSchema = moduleSummarySchema.extend({
  /** Newest first. */
  versionList: z.array(z.string()),
  /** Markdown, at most 256 KB of it. */
  readme: z.string().optional(),
  /** Markdown, at most 256 KB of it. */
  changelog: z.string().optional(),
  /** Why its files could not be shown; what is kept of it is shown all the same. */
  unreadable: z.string().optional(),
  variables: z.array(
    z.object({
      name: z.string(),
      /** As written. */
      type: z.string().optional(),
      description: z.string().optional(),
      /** As written. */
      default: z.string().optional(),
      required: z.boolean(),
    }),
  ),
  outputs: z.array(
    z.object({ name: z.string(), description: z.string().optional() }),
  ),
  requiredVersion: z.string().optional(),
  requiredProviders: z.array(
    z.object({
      file: z.string(),
      line: count,
      name: z.string(),
      source: z.string().optional(),
      version: z.string().optional(),
    }),
  ),
  /** How many of each type. */
  resourceTypes: z.record(z.string(), count),
  /** Names of the modules that it calls. */
  modules: z.array(z.string()),
  uses: z.array(moduleUseSchema),
  /** Commit that all of this was read at. */
  commit: z.string().optional(),
  /** Address of the folder at that commit. */
  url: z.string().optional(),
  observedAt: z.iso.datetime().optional(),
});

export type Module = z.infer<typeof moduleSchema>;
