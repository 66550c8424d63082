import { z } from 'zod';
import { amountSchema } from '../amount';
import {
  COST_GRADES,
  currencySchema,
  declaredStackSchema,
  estimateSchema,
} from '../estimate';
import { keptPriceSchema } from '../prices/refresh';

/** `POST /estimate`: what declared stacks would cost. */
export const estimateRequestSchema = z.strictObject({
  stacks: z.array(declaredStackSchema).min(1).max(50),
  /** What a person assumes instead of the usual usage, by name of `USAGE_KEYS`. */
  usage: z.record(z.string().max(100), amountSchema).default({}),
  /**
   * With *infracost* the answer waits for the real Infracost where it is set up;
   * else the price book answers at once.
   */
  grade: z.enum(COST_GRADES).default('price-book'),
});

export type EstimateRequest = z.input<typeof estimateRequestSchema>;

/** A usage that the estimate rests on, and that a person may change. */
export const usageAssumptionSchema = z.object({
  key: z.string(),
  /** `GB`, `requests`: of a month. */
  unit: z.string(),
  value: amountSchema,
  /** Whether it is the usual one. */
  usual: z.boolean(),
  /** Cost in a month that follows from it, in all stacks. */
  monthly: amountSchema,
});

export type UsageAssumption = z.output<typeof usageAssumptionSchema>;

/** What moves the price: the greatest components first. */
export const costDriverSchema = z.object({
  stack: z.string(),
  address: z.string(),
  component: z.string(),
  monthly: amountSchema,
  /** Of the whole, 0 to 1. */
  share: z.number(),
});

export type CostDriver = z.output<typeof costDriverSchema>;

export const estimateAnswerSchema = z.object({
  currency: currencySchema,
  monthly: amountSchema,
  usage: amountSchema,
  stacks: z.array(
    z.object({
      stack: z.string(),
      environment: z.string().optional(),
      estimate: estimateSchema,
    }),
  ),
  assumptions: z.array(usageAssumptionSchema),
  drivers: z.array(costDriverSchema),
  priceBook: z.object({ date: z.string(), regions: z.array(z.string()) }),
  observedAt: z.iso.datetime(),
  /**
   * Only where the real Infracost is set up. *waiting*: it was not asked, and
   * would be; *used*: it made the estimates; *failed*: the price book did, for
   * this reason. What assumptions come to is always the price book's.
   */
  infracost: z
    .object({
      state: z.enum(['waiting', 'used', 'failed']),
      reason: z.string().optional(),
    })
    .optional(),
});

export type EstimateAnswer = z.output<typeof estimateAnswerSchema>;

/** `GET /price-book`: what prices the portal has itself, and from where. */
export const priceBookInfoSchema = z.object({
  /** Day of its newest price. */
  date: z.iso.date(),
  currency: currencySchema,
  regions: z.array(z.string()),
  products: z.number().int().nonnegative(),
  sources: z.array(
    z.object({
      title: z.string(),
      url: z.string().optional(),
      date: z.string().optional(),
    }),
  ),
  /** Present where prices are read from a pricing API. */
  refresh: z
    .object({
      /** Address of the API. */
      url: z.string(),
      /** When its prices were last read; absent: never yet. */
      readAt: z.iso.datetime().optional(),
      /** Seconds since then. */
      ageSeconds: z.number().int().nonnegative().optional(),
      /** Why they could not be read since. */
      failure: z
        .object({ at: z.iso.datetime(), message: z.string() })
        .optional(),
      /** Prices that stayed as they were although they were asked for. */
      kept: z.array(keptPriceSchema),
    })
    .optional(),
});

export type PriceBookInfo = z.output<typeof priceBookInfoSchema>;
