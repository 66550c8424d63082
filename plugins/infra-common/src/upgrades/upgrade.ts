import { z } from 'zod';
import { runCountsSchema } from '../runs/api/run';
import { textSchema } from '../texts';

const time = z.iso.datetime();
const count = z.number().int().nonnegative();

/** What an upgrade moves to a newer version. */
export const UPGRADE_KINDS = ['module', 'golden-path'] as const;

/**
 * How far an upgrade is. *stopped*: something would be destroyed, a gate is red or
 * an error budget burns; a person decides. *paused*: a person wants it to wait.
 */
export const UPGRADE_STATES = [
  'running',
  'paused',
  'stopped',
  'done',
  'cancelled',
] as const;

export type UpgradeState = (typeof UPGRADE_STATES)[number];

/** How far one pull request of an upgrade is. */
export const UPGRADE_ITEM_STATES = [
  /** Its wave has not begun. */
  'waiting',
  /** Its branch and pull request are being made. */
  'opening',
  'open',
  /** Merged, and not applied everywhere yet. */
  'merged',
  'done',
  /** Nothing of it would change any more. */
  'unneeded',
  /** Left out by a person. */
  'skipped',
  /** It made the upgrade stop. */
  'stopped',
  /** Lines that people changed do not go together with it. */
  'conflict',
  /** Closed by somebody without being merged. */
  'closed',
  'failed',
] as const;

export type UpgradeItemState = (typeof UPGRADE_ITEM_STATES)[number];

/** What the plans of an item would do, the gravest of them. */
export const UPGRADE_EFFECTS = [
  'unknown',
  'none',
  'in-place',
  'replace',
  'destroy',
] as const;

export type UpgradeEffect = (typeof UPGRADE_EFFECTS)[number];

const version = z.string().regex(/^v?\d+\.\d+\.\d+(-[\w.]+)?$/);

/** What is upgraded, to what. */
export const upgradeSubjectSchema = z.strictObject({
  kind: z.enum(UPGRADE_KINDS),
  /** Name of the module as lists call it, or of the golden path. */
  name: z.string().min(1).max(200),
  to: version,
});

export type UpgradeSubject = z.output<typeof upgradeSubjectSchema>;

/** What is upgraded, for people: without what tells names alike apart. */
export const upgradeSubjectName = ({ name }: Pick<UpgradeSubject, 'name'>) =>
  name.replace(/-[0-9a-f]{8}$/, '');

/** When and how fast an upgrade goes on. */
export const upgradeRulesSchema = z.strictObject({
  /** The order of waves; what is in none comes last. */
  environments: z.array(z.string().max(50)).max(20).default([]),
  /** At most so many pull requests open at once. */
  size: z.number().int().min(1).max(50).default(5),
  /** Only these products; absent: all. */
  products: z.array(z.string().max(100)).max(200).optional(),
  /** Pull requests are opened and merged only then; absent: at any time. */
  hours: z
    .strictObject({
      /** 1: Monday. */
      days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
      /** `HH:MM` */
      from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      to: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      /** IANA name. */
      zone: z.string().max(60),
    })
    .optional(),
  /** Merge by itself what changes nothing, where the standards allow it. */
  autoMerge: z.boolean().default(false),
});

export type UpgradeRules = z.output<typeof upgradeRulesSchema>;

/** `POST /upgrades/preview` and `POST /upgrades` */
export const upgradeOrderSchema = z.strictObject({
  subject: upgradeSubjectSchema,
  rules: upgradeRulesSchema.prefault({}),
  /** Made once for a press: the same key begins one upgrade. */
  key: z.uuid().optional(),
  note: z.string().max(2000).optional(),
});

export type UpgradeOrder = z.input<typeof upgradeOrderSchema>;

/** How an interface changes between two versions of a module. */
export const interfaceChangeSchema = z.object({
  kind: z.enum(['variable', 'output', 'provider', 'terraform', 'resource']),
  name: z.string(),
  change: z.enum([
    'added',
    'added-required',
    'removed',
    'became-required',
    'default-changed',
    'type-changed',
    /** It takes all that it took, and more. */
    'type-widened',
    'version-raised',
  ]),
  breaking: z.boolean(),
  before: z.string().optional(),
  after: z.string().optional(),
});

export type InterfaceChange = z.output<typeof interfaceChangeSchema>;

/** One pull request that an upgrade would open: stacks of a product in a wave. */
export const plannedItemSchema = z.object({
  /** Stable for the same upgrade and stacks. */
  id: z.string(),
  /** `host/owner/name` */
  repository: z.string(),
  product: z.string().optional(),
  environment: z.string().optional(),
  stacks: z.array(
    z.object({
      /** Ref. */
      stack: z.string(),
      name: z.string().optional(),
      dir: z.string(),
      from: z.array(z.string()),
    }),
  ),
  /** Services whose golden path is upgraded. */
  services: z.array(z.object({ product: z.string(), service: z.string() })),
  files: z.array(z.object({ path: z.string(), added: count, removed: count })),
  /** Arguments that would be missing or unknown at the new version, and where. */
  problems: z.array(
    z.object({
      file: z.string(),
      line: z.number().optional(),
      message: textSchema,
    }),
  ),
  /** Files that people changed in the same places. */
  conflicts: z.array(z.string()),
});

export type PlannedItem = z.output<typeof plannedItemSchema>;

/** `POST /upgrades/preview`: what an upgrade would do. */
export const upgradePreviewSchema = z.object({
  subject: upgradeSubjectSchema,
  /** Versions that are used now, with how many calls. */
  versions: z.array(z.object({ version: z.string(), calls: count })),
  waves: z.array(
    z.object({
      /** Absent: what has no environment. */
      environment: z.string().optional(),
      items: z.array(plannedItemSchema),
    }),
  ),
  /** Release notes between the oldest version in use and the new one; Markdown. */
  notes: z.string().optional(),
  changes: z.array(interfaceChangeSchema),
  /** Why what changes for callers is not known; `changes` says nothing then. */
  uncompared: textSchema.optional(),
  /** What cannot be upgraded, and why. */
  left: z.array(
    z.object({
      repository: z.string(),
      file: z.string(),
      line: z.number().optional(),
      message: textSchema,
    }),
  ),
  /** Whether the standards allow merging by itself. */
  mayAutoMerge: z.boolean(),
  observedAt: time,
});

export type UpgradePreview = z.output<typeof upgradePreviewSchema>;

/** One pull request of an upgrade. */
export const upgradeItemSchema = plannedItemSchema
  .omit({ files: true })
  .extend({
    wave: count,
    state: z.enum(UPGRADE_ITEM_STATES),
    effect: z.enum(UPGRADE_EFFECTS),
    counts: runCountsSchema.optional(),
    /** Why it is where it is. */
    detail: textSchema.optional(),
    pullRequest: z
      .object({
        number: z.number().int().positive(),
        url: z.string(),
        head: z.string(),
      })
      .optional(),
    /** The pull request that holds one of its stacks. */
    heldBy: z.object({ number: z.number(), url: z.string() }).optional(),
    /** The portal merged it. */
    merged: z.enum(['by-portal', 'by-person']).optional(),
    updatedAt: time,
  });

export type UpgradeItem = z.output<typeof upgradeItemSchema>;

export const upgradeSummarySchema = z.object({
  id: z.string(),
  subject: upgradeSubjectSchema,
  state: z.enum(UPGRADE_STATES),
  /** Why it is paused or stopped, or what it waits for. */
  detail: textSchema.optional(),
  /** Entity ref of who began it. */
  startedBy: z.string(),
  startedAt: time,
  updatedAt: time,
  /** The wave it is at. */
  wave: count,
  waves: count,
  /** How many items are in each state. */
  items: z.partialRecord(z.enum(UPGRADE_ITEM_STATES), count),
});

export type UpgradeSummary = z.output<typeof upgradeSummarySchema>;

/** `GET /upgrades/:id` */
export const upgradeSchema = upgradeSummarySchema.extend({
  rules: upgradeRulesSchema,
  note: z.string().optional(),
  board: z.array(
    z.object({
      environment: z.string().optional(),
      items: z.array(upgradeItemSchema),
    }),
  ),
  /** What happened, the newest first. */
  history: z.array(
    z.object({ at: time, by: z.string().optional(), message: textSchema }),
  ),
});

export type Upgrade = z.output<typeof upgradeSchema>;

/** `GET /upgrades` */
export const upgradeListSchema = z.object({
  items: z.array(upgradeSummarySchema),
});

/** `POST /upgrades/:id/acts` */
export const upgradeActSchema = z.strictObject({
  act: z.enum(['pause', 'resume', 'cancel', 'skip', 'retry']),
  /** Id of the item, of skip and retry. */
  item: z.string().max(200).optional(),
});

export type UpgradeAct = z.output<typeof upgradeActSchema>;
