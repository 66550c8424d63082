import { z } from 'zod';

/** A stack as the catalog has to know it. */
export const inventoryStackSchema = z.object({
  kind: z.literal('stack'),
  /** Its name in addresses and in the catalog. */
  name: z.string(),
  /** As `formatStackRef` writes it. */
  ref: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  dir: z.string(),
  layer: z.enum(['product', 'shared']),
  product: z.string().optional(),
  service: z.string().optional(),
  environment: z.string().optional(),
  region: z.string().optional(),
  /** Entity ref of a group or user, or the word in CODEOWNERS. */
  owner: z.string().optional(),
  /** Names of the stacks that it reads from. */
  dependsOn: z.array(z.string()),
  /** Names of the modules of our repositories that it calls. */
  modules: z.array(z.string()),
});

/** A module of a repository that is read. */
export const inventoryModuleSchema = z.object({
  kind: z.literal('module'),
  /** Its name in addresses. */
  name: z.string(),
  title: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  dir: z.string(),
  /** The word in CODEOWNERS. */
  owner: z.string().optional(),
  deprecated: z.boolean(),
  /** Names of the modules of our repositories that it calls. */
  modules: z.array(z.string()),
});

export const inventoryThingSchema = z.discriminatedUnion('kind', [
  inventoryStackSchema,
  inventoryModuleSchema,
]);

/** A repository that things come from. */
export const inventoryRepositorySchema = z.object({
  /** `host/owner/name` */
  repository: z.string(),
  url: z.string(),
  branch: z.string().optional(),
  /** Without it the repository was never read: what it holds is not known. */
  commit: z.string().optional(),
});

/** What there is, each thing by a digest that says whether it changed. */
export const inventoryListSchema = z.object({
  version: z.string(),
  repositories: z.array(inventoryRepositorySchema),
  /** Ids, as `idOf` gives them, and digests. */
  digests: z.array(z.tuple([z.string(), z.string()])),
});

export const inventoryThingsSchema = z.object({
  version: z.string(),
  items: z.array(inventoryThingSchema),
});

export type InventoryStack = z.infer<typeof inventoryStackSchema>;
export type InventoryModule = z.infer<typeof inventoryModuleSchema>;
export type InventoryThing = z.infer<typeof inventoryThingSchema>;
export type InventoryRepository = z.infer<typeof inventoryRepositorySchema>;
export type InventoryList = z.infer<typeof inventoryListSchema>;
export type InventoryThings = z.infer<typeof inventoryThingsSchema>;

/** Things that are given in one answer. */
export const MOST_THINGS = 500;

/** What tells a thing from all others; names alone do of one kind only. */
export const idOf = ({ kind, name }: Pick<InventoryThing, 'kind' | 'name'>) =>
  `${kind}:${name}`;
