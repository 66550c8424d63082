import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate/estimate';

/** A price of one unit, from `startUsageAmount` on where it depends on how much is used. */
export const listPriceSchema = z.strictObject({
  price: amountSchema,
  /** As the price list of AWS writes it: `Hrs`, `GB-Mo`. */
  unit: z.string(),
  purchaseOption: z.string(),
  startUsageAmount: amountSchema.optional(),
  endUsageAmount: amountSchema.optional(),
});

export type ListPrice = z.output<typeof listPriceSchema>;

/**
 * Something that is sold, in one region or everywhere, with what the price list
 * of AWS says of it, so that the same data answers the queries of Infracost.
 */
export const pricedProductSchema = z.strictObject({
  /** How the portal finds it: `ecs/fargate-vcpu`, `ec2/t3.micro`. */
  key: z.string().min(1).max(200),
  service: z.string(),
  productFamily: z.string(),
  /** Absent: sold everywhere at the same price, as CloudFront and Route 53 are. */
  region: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
  prices: z.array(listPriceSchema).min(1),
  /** Not read from a list, but worked out: the price of `from` times `factor`. */
  derived: z
    .strictObject({ from: z.string(), factor: amountSchema })
    .optional(),
  /** Names of `sources` of the book. */
  sources: z.array(z.string()),
});

export type PricedProduct = z.output<typeof pricedProductSchema>;

/** Where prices were read, and when. */
export const priceSourceSchema = z.strictObject({
  title: z.string(),
  url: z.url().optional(),
  /** Day on which it was read; absent where the source does not tell. */
  date: z.iso.date().optional(),
});

/** List prices, before any discount, tax or free tier. */
export const priceBookSchema = z.strictObject({
  /** Day of its newest price. */
  date: z.iso.date(),
  currency: currencySchema,
  sources: z.record(z.string(), priceSourceSchema),
  products: z.array(pricedProductSchema).max(50_000),
});

export type PriceBook = z.output<typeof priceBookSchema>;
