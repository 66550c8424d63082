import { z } from 'zod';
import { textSchema } from '../texts';

/** How carefully a change must be looked at, by what is known of it. */
export const RISK_LEVELS = [
  /** Every stack is planned and nothing changes. */
  'none',
  'low',
  'medium',
  'high',
  /** Too little is known: no plan yet, or it failed. */
  'unknown',
] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

/** Why a change is more than routine. */
export const RISK_REASONS = [
  'destroys',
  'replaces',
  /** Something that holds data goes or is replaced. */
  'data-loss',
  'access',
  'exposure',
  'production',
  'shared',
  'deviates',
  'budget',
  'policy',
  'frozen',
  'no-plan',
  'plan-failed',
  'stale-plan',
  'many-stacks',
  'outside-stacks',
] as const;

export const riskReasonSchema = z.object({
  code: z.enum(RISK_REASONS),
  level: z.enum(RISK_LEVELS),
  message: textSchema,
  /** Ref of the stack that it is about. */
  stack: z.string().optional(),
  /** Address of the resource. */
  address: z.string().optional(),
});

export type RiskReason = z.output<typeof riskReasonSchema>;

export const riskSchema = z.object({
  level: z.enum(RISK_LEVELS),
  /** The gravest first. */
  reasons: z.array(riskReasonSchema),
});

export type Risk = z.output<typeof riskSchema>;
