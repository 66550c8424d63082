import { z } from 'zod';
import { Amount, compareAmounts, toAmount, ZERO } from '../../amount';

/** Prices as the API writes them: `0.0455000000`; at most 20 places are read. */
const PRICE = /^\d{1,12}(\.\d{1,20})?$/;

const answerSchema = z.object({
  data: z.object({
    products: z.array(
      z.object({
        prices: z.array(z.record(z.string(), z.unknown())).nullish(),
      }),
    ),
  }),
});

/** What an answer says of a price. */
export type AnsweredPrice =
  | { price: Amount }
  | { reason: 'missing' | 'zero' | 'unreadable' };

/**
 * The price in an answer, as Infracost picks it: the smallest that is not zero.
 * An answer with errors, or without such a price, has none.
 */
export function readPricingAnswer(
  answer: unknown,
  currency: string,
): AnsweredPrice {
  const result = answerSchema.safeParse(answer);
  if (!result.success) return { reason: 'missing' };
  const given = result.data.data.products
    .flatMap(({ prices }) => prices ?? [])
    .map(each => each[currency]);
  if (given.length === 0) return { reason: 'missing' };
  const prices = given.flatMap(each =>
    typeof each === 'string' && PRICE.test(each) ? [toAmount(each)] : [],
  );
  const [least] = prices
    .filter(each => compareAmounts(each, ZERO) > 0)
    .sort(compareAmounts);
  if (least !== undefined) return { price: least };
  return { reason: prices.length > 0 ? 'zero' : 'unreadable' };
}
