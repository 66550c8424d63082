import { readFileSync } from 'node:fs';
import path from 'node:path';
import { multiplyAmounts } from '../amount';
import {
  builtInBook,
  findPrice,
  KNOWN_GAPS,
  mergePriceBooks,
  PriceBook,
  priceBookSchema,
  regionsOf,
} from '.';

const REGIONS = ['ap-northeast-2', 'us-east-1'];

const priceOf = (book: PriceBook, region: string, key: string) =>
  findPrice(book, region, key)?.prices[0].price;

describe('the built-in book', () => {
  it('keeps to its schema and names its sources', () => {
    expect(priceBookSchema.parse(builtInBook)).toEqual(builtInBook);
    const named = builtInBook.products.flatMap(each => each.sources);
    expect(Object.keys(builtInBook.sources)).toEqual(
      expect.arrayContaining([...new Set(named)]),
    );
    expect(builtInBook.products.filter(each => !each.sources.length)).toEqual(
      [],
    );
    expect(regionsOf(builtInBook)).toEqual(REGIONS);
  });

  it('has one price of each product, above zero', () => {
    const ids = builtInBook.products.map(
      ({ key, region }) => `${region} ${key}`,
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { prices } of builtInBook.products) {
      expect(Number(prices[0].price)).toBeGreaterThan(0);
    }
  });

  it('works prices out only from prices that it has', () => {
    const worked = builtInBook.products.filter(each => each.derived);
    expect(worked.length).toBeGreaterThan(0);
    for (const { derived, region, prices } of worked) {
      const from = priceOf(builtInBook, region!, derived!.from)!;
      expect(prices[0].price).toBe(multiplyAmounts(from, derived!.factor));
    }
  });

  it('has what the starter repository lets services ask for, or says so', () => {
    const standards = readFileSync(
      path.resolve(
        __dirname,
        '../../../../../templates/infrastructure/portal.yaml',
      ),
      'utf8',
    );
    const sizes = standards.slice(standards.indexOf('\nsizes:'));
    const types = new Set(
      sizes.match(/\b(?:db\.|cache\.)?[a-z]\d[a-z]*\.\d*[a-z]+\b/g),
    );
    expect(types).toContain('db.m7g.xlarge');
    const keys = [...types].flatMap(type => {
      if (type.startsWith('db.')) {
        return [`rds-pg/single/${type}`, `rds-pg/multi/${type}`];
      }
      return type.startsWith('cache.')
        ? [`elasticache-redis/${type}`, `elasticache-valkey/${type}`]
        : [`ec2/${type}`];
    });
    for (const region of REGIONS) {
      const missing = keys.filter(key => !priceOf(builtInBook, region, key));
      expect({ [region]: missing.sort() }).toEqual({
        [region]: [...KNOWN_GAPS[region]].sort(),
      });
    }
  });
});

describe('findPrice', () => {
  it('finds the price of the region, or the one of everywhere', () => {
    expect(priceOf(builtInBook, 'ap-northeast-2', 'nat/hour')).toBe('0.059');
    expect(priceOf(builtInBook, 'us-east-1', 'nat/hour')).toBe('0.045');
    expect(priceOf(builtInBook, 'eu-west-1', 'nat/hour')).toBeUndefined();
    expect(priceOf(builtInBook, 'eu-west-1', 'route53/zone')).toBe('0.5');
    expect(findPrice(builtInBook, undefined, 'nat/hour')).toBeUndefined();
  });
});

describe('mergePriceBooks', () => {
  const [nat] = builtInBook.products.filter(
    each => each.key === 'nat/hour' && each.region === 'us-east-1',
  );
  const ours: PriceBook = {
    date: '2026-11-01',
    currency: 'USD',
    sources: { ours: { title: 'our agreement', date: '2026-11-01' } },
    products: [
      {
        ...nat,
        prices: [{ ...nat.prices[0], price: '0.04' }],
        sources: ['ours'],
      },
      { ...nat, region: 'eu-west-1', sources: ['ours'] },
    ],
  };

  it('puts prices over those that are there, and adds the others', () => {
    const merged = mergePriceBooks(builtInBook, ours);
    expect(priceOf(merged, 'us-east-1', 'nat/hour')).toBe('0.04');
    expect(priceOf(merged, 'eu-west-1', 'nat/hour')).toBe('0.045');
    expect(priceOf(merged, 'ap-northeast-2', 'nat/hour')).toBe('0.059');
    expect(merged.date).toBe('2026-11-01');
    expect(merged.products).toHaveLength(builtInBook.products.length + 1);
    expect(priceBookSchema.parse(merged)).toEqual(merged);
    expect(priceOf(builtInBook, 'us-east-1', 'nat/hour')).toBe('0.045');
  });

  it('does not convert currencies', () => {
    expect(() =>
      mergePriceBooks(builtInBook, { ...ours, currency: 'KRW' }),
    ).toThrow('Price books in USD and KRW cannot be put together');
  });
});
