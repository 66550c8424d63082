import fc from 'fast-check';
import {
  builtInBook,
  findPrice,
  priceBookSchema,
  pricingQueryOf,
  readPricingAnswer,
  refreshPrices,
  samePrices,
} from '..';
import { multiplyAmounts } from '../../amount';

const REGION = 'ap-northeast-2';
const source = 'https://prices.example/graphql';
const date = '2026-11-22';

const answerOf = (...prices: unknown[]) => ({
  data: { products: [{ prices: prices.map(USD => ({ USD })) }] },
});
const same = builtInBook.products.map(({ prices }) =>
  answerOf(prices[0].price),
);
const refresh = (answers: readonly unknown[]) =>
  refreshPrices({ before: builtInBook, answers, source, date });
/** All as before, but for one product of Seoul. */
const answered = (key: string, answer: unknown) =>
  builtInBook.products.map((product, index) =>
    product.key === key && product.region === REGION ? answer : same[index],
  );
const priceOf = (book: typeof builtInBook, key: string) =>
  findPrice(book, REGION, key)?.prices[0].price;

it('asks as Infracost does', () => {
  const nat = findPrice(builtInBook, REGION, 'nat/hour')!;
  expect(pricingQueryOf(nat, 'USD')).toEqual({
    query: expect.stringContaining('{ priceHash USD }'),
    variables: {
      productFilter: {
        vendorName: 'aws',
        service: 'AmazonEC2',
        productFamily: 'NAT Gateway',
        region: REGION,
        attributeFilters: [
          {
            key: 'usagetype',
            value_regex: '/^([A-Z0-9]+-)?NatGateway\\-Hours$/i',
          },
        ],
      },
      priceFilter: { purchaseOption: 'on_demand' },
    },
  });
});

it('takes the smallest price that is not zero', () => {
  const read = (...prices: unknown[]) =>
    readPricingAnswer(answerOf(...prices), 'USD');
  expect(read('0', '0.0590000000', '0.06')).toEqual({ price: '0.059' });
  expect(read('0.0000')).toEqual({ reason: 'zero' });
  expect(read('-1')).toEqual({ reason: 'unreadable' });
  expect(read('NaN', 1, null, '1e9')).toEqual({ reason: 'unreadable' });
  expect(read()).toEqual({ reason: 'missing' });
  expect(readPricingAnswer({ errors: [], data: null }, 'USD')).toEqual({
    reason: 'missing',
  });
});

it('puts what was answered over the book, with its day and where it is from', () => {
  const { book, kept, over } = refresh(answered('nat/hour', answerOf('0.06')));
  expect(kept).toEqual([]);
  expect(priceOf(book, 'nat/hour')).toBe('0.06');
  expect(priceOf(builtInBook, 'nat/hour')).toBe('0.059');
  expect(book).toMatchObject({
    date,
    sources: { [`pricing-api ${date}`]: { url: source, date } },
  });
  expect(priceBookSchema.parse(book)).toEqual(book);
  expect(over.products).toHaveLength(builtInBook.products.length);
  expect(samePrices(book, builtInBook)).toBe(false);
  expect(samePrices(refresh(same).book, builtInBook)).toBe(true);
});

it.each([
  ['missing', answerOf(), undefined],
  ['zero', answerOf('0'), undefined],
  ['unreadable', answerOf('a lot'), undefined],
  ['unlikely', answerOf('0.5901'), '0.5901'],
  ['unlikely', answerOf('0.0058'), '0.0058'],
])('keeps a price whose answer is %s', (reason, answer, price) => {
  const { book, over, kept } = refresh(answered('nat/hour', answer));
  expect(kept).toEqual([
    {
      ...{ key: 'nat/hour', region: REGION, reason, before: '0.059' },
      ...(price && { answered: price }),
    },
  ]);
  expect(priceOf(book, 'nat/hour')).toBe('0.059');
  expect(findPrice(over, REGION, 'nat/hour')).toBeUndefined();
  expect(
    priceOf(refresh(answered('nat/hour', answerOf('0.59'))).book, 'nat/hour'),
  ).toBe('0.59');
});

it('works prices out again from one that was read', () => {
  const key = 'rds-pg/multi/db.m7g.xlarge';
  const answers = builtInBook.products.map((product, index) => {
    if (product.key === key) return answerOf();
    return product.key === 'rds-pg/single/db.m7g.large'
      ? answerOf('0.25')
      : same[index];
  });
  const { book } = refresh(answers);
  expect(findPrice(book, REGION, key)).toMatchObject({
    prices: [{ price: multiplyAmounts('0.25', '4') }],
    derived: { from: 'rds-pg/single/db.m7g.large' },
  });
});

it('refuses answers that are not one for each question, or tell nothing', () => {
  expect(() => refresh(same.slice(1))).toThrow(
    /gave \d+ answers to \d+ questions/,
  );
  expect(() => refresh(same.map(() => null))).toThrow('told none');
});

it('always gives a book that is a book, whatever is answered', () => {
  const anything = fc.oneof(
    fc.json().map(text => JSON.parse(text) as unknown),
    fc.string().map(text => answerOf(text)),
    fc.double().map(price => answerOf(price)),
    fc.integer({ min: 0, max: 10_000 }).map(n => answerOf(`0.0${n}`)),
  );
  fc.assert(
    fc.property(fc.array(anything, { minLength: 9, maxLength: 9 }), some => {
      const { book } = refresh([...some, ...same.slice(9)]);
      expect(() => priceBookSchema.parse(book)).not.toThrow();
      expect(book.products).toHaveLength(builtInBook.products.length);
      for (const { prices } of book.products) {
        expect(Number(prices[0].price)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 30 },
  );
});
