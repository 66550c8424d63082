import { z } from 'zod';
import { amountSchema } from '../amount';
import { COST_GAPS } from '../estimate';

/** Rules that look for savings; exceptions name them as `saving:graviton`. */
export const SAVING_RULES = [
  'graviton',
  'old-generation',
  'gp3',
  'nat-gateways',
  'idle-nat-gateway',
  'idle-balancer',
  'off-at-night',
  'single-zone',
  'log-retention',
  'unattached-address',
  'object-lifecycle',
  'right-size',
] as const;
export type SavingRule = (typeof SAVING_RULES)[number];

/**
 * What a change does to those who use the resource: *none*: nothing; *restart*:
 * it is away for a moment; *migration*: images or clients must be made for it;
 * *less-redundancy*: the loss of one zone is felt.
 */
export const SAVING_RISKS = [
  'none',
  'restart',
  'migration',
  'less-redundancy',
] as const;
export type SavingRisk = (typeof SAVING_RISKS)[number];

/** What a person should know before taking a saving; pages have the words. */
export const SAVING_FACTS = [
  /** Every image or package must be there for ARM64. */
  'needs-arm-image',
  /** The file does not say the value; it is what AWS takes. */
  'value-is-default',
  /** IOPS are set so that the volume does not become slower. */
  'keeps-iops',
  /** What goes is all that leads out of one zone; routes must be moved. */
  'routes-must-move',
  /** Nothing in the files of the stack uses it; something else might. */
  'nothing-in-stack-uses-it',
  /** Something has to stop and start it; no argument alone does. */
  'needs-schedule',
  /** Only what is kept follows from it, at the amount that is assumed. */
  'storage-is-assumed',
  /** Reading from the colder class is paid too, and not counted. */
  'retrieval-not-counted',
  /** Whether it needs its size, the files do not tell. */
  'size-may-be-needed',
] as const;
export type SavingFact = (typeof SAVING_FACTS)[number];

const base = { address: z.string() };

/**
 * One change of what is declared or of how it is used. *set*: an argument gets
 * another value; null in `from`: it was left out. *remove*: the resource goes.
 * *hours*, *usage*: it runs less, or keeps less.
 */
export const savingChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('set'),
    /** Names of blocks and arguments, and indices of blocks from 0. */
    path: z.array(z.union([z.string(), z.number().int()])).min(1),
    from: z.json(),
    to: z.json(),
  }),
  z.object({ ...base, kind: z.literal('remove') }),
  z.object({
    ...base,
    kind: z.literal('hours'),
    /** Of a month of 730 hours. */
    from: amountSchema,
    to: amountSchema,
  }),
  z.object({
    ...base,
    kind: z.literal('usage'),
    /** A name of `USAGE_KEYS`. */
    key: z.string(),
    from: amountSchema,
    to: amountSchema,
  }),
]);

export type SavingChange = z.output<typeof savingChangeSchema>;

/** Why the amount of a saving cannot be told. */
export const missingOfSavingSchema = z.object({
  gap: z.enum(COST_GAPS),
  /** Address of the resource, and the line of its bill. */
  address: z.string(),
  component: z.string(),
  /** Key in the price book. */
  priceKey: z.string().optional(),
  region: z.string().optional(),
});

export type MissingOfSaving = z.output<typeof missingOfSavingSchema>;

/** A way to pay less: the difference of two estimates by the same estimator. */
export const savingSchema = z.object({
  /** `rule:address`, unique in a stack. */
  id: z.string(),
  rule: z.enum(SAVING_RULES),
  /** The resource it is about, then those that change with it. */
  addresses: z.array(z.string()).min(1),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
  /** In a month, greater than zero; absent: it cannot be computed. */
  monthly: amountSchema.optional(),
  /** What the resources that change cost in a month now and then. */
  before: amountSchema.optional(),
  after: amountSchema.optional(),
  /** Present when `monthly` is not. */
  missing: missingOfSavingSchema.optional(),
  changes: z.array(savingChangeSchema).min(1),
  risk: z.enum(SAVING_RISKS),
  facts: z.array(z.enum(SAVING_FACTS)),
  /** To be asked rather than recommended. */
  isQuestion: z.boolean(),
  /** Values for translated texts, such as `from` and `to`. */
  parameters: z.record(z.string(), z.string()),
  /** Names of `SAVING_ASSUMPTIONS` and of usage that it rests on. */
  assumed: z.record(z.string(), amountSchema),
  /** An exception of `portal.yaml` that is valid; `until` is its last day. */
  silenced: z.object({ exception: z.string(), until: z.string() }).optional(),
});

export type Saving = z.output<typeof savingSchema>;
