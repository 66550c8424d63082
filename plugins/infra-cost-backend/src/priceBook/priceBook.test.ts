import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  builtInBook,
  findPrice,
  priceBookInfoSchema,
  pricingQueryOf,
} from '@infra-portal/infra-common';
import {
  FaultProxy,
  startSandbox,
  type TestSandbox,
} from '@infra-portal/sandbox/testing';
import type { Knex } from 'knex';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDatabase } from '../database';
import { PriceBooks, PriceBookStore, PricingClient, readPricing } from '.';
import type { PricingClientOptions } from './PricingClient';

jest.setTimeout(60_000);

const KEY = 'ico-right';
const REGION = 'ap-northeast-2';
const NOW = Date.parse('2026-11-22T10:00:00Z');
const HOUR = 60 * 60_000;
const logger = mockServices.logger.mock();
const databases = TestDatabases.create();

/** The price list of the stand-in: NAT gateways cost other than is built in. */
const book = (nat: string) => ({
  ...builtInBook,
  products: builtInBook.products.map(each =>
    each.key === 'nat/hour' && each.region === REGION
      ? { ...each, prices: [{ ...each.prices[0], price: nat }] }
      : each,
  ),
});

let sandbox: TestSandbox;
let proxy: FaultProxy;
beforeAll(async () => {
  const pricingSettings = { apiKey: KEY, book: book('0.061') };
  sandbox = await startSandbox({ pricingSettings });
  proxy = await FaultProxy.start(() => sandbox.url);
});
afterAll(async () => {
  await proxy.close();
  await sandbox.close();
});
beforeEach(() => proxy.reset());

const clientOf = (more: Partial<PricingClientOptions> = {}) =>
  new PricingClient({
    ...{ url: `${proxy.url}/pricing`, apiKey: KEY, timeout: 20_000 },
    pauses: [5, 5],
    ...more,
  });
const natOf = (books: PriceBooks) =>
  findPrice(books.book, REGION, 'nat/hour')!.prices[0].price;
const nat = pricingQueryOf(findPrice(builtInBook, REGION, 'nat/hour')!, 'USD');

describe('the client', () => {
  it('asks in lists of a thousand, and keeps their order', async () => {
    const alb = pricingQueryOf(
      findPrice(builtInBook, REGION, 'alb/hour')!,
      'USD',
    );
    const many = [...Array.from({ length: 1_000 }, () => alb), nat];
    const answers: any[] = await clientOf().ask(many);
    expect(proxy.calls).toHaveLength(2);
    const prices = answers.map(({ data }) => data.products[0].prices[0].USD);
    expect(prices).toEqual([
      ...Array.from({ length: 1_000 }, () => '0.0225'),
      '0.061',
    ]);
  });

  it.each([
    ['the connection dies', 'before' as const],
    ['the answer gets lost', 'after' as const],
    ['nothing comes', 'hang' as const],
    ['there is an error inside', { status: 500 }],
    ['it is too much at once', { status: 429 }],
  ])('tries again when %s', async (_, fault) => {
    proxy.rule = ({ number }) => (number < 3 ? fault : 'pass');
    const impatient = clientOf(fault === 'hang' ? { timeout: 500 } : {});
    expect(await impatient.ask([nat])).toHaveLength(1);
    expect(proxy.calls).toHaveLength(3);
  });

  it('gives up in the end, and at once where it cannot help', async () => {
    proxy.rule = () => ({ status: 503 });
    await expect(clientOf().ask([nat])).rejects.toThrow('status 503');
    expect(proxy.calls).toHaveLength(3);
    proxy.reset();
    await expect(clientOf({ apiKey: 'wrong' }).ask([nat])).rejects.toThrow(
      'refuses the key (403)',
    );
    expect(proxy.calls).toHaveLength(1);
    proxy.rule = () => 'hang';
    await expect(clientOf({ timeout: 500 }).ask([nat])).rejects.toThrow(
      'did not answer within 0.5 s',
    );
  });

  it('does not carry the key to another place', async () => {
    proxy.rule = () => ({
      status: 307,
      headers: { location: `${sandbox.url}/pricing/graphql` },
    });
    await expect(clientOf().ask([nat])).rejects.toThrow('could not be reached');
  });

  it.each([
    ['<html>', /is no JSON/],
    ['[{"data":', /is no JSON/],
    ['{"error":"no"}', /no list to 1 questions/],
    ['[]', /0 answers to 1 questions/],
    ['[{},{}]', /2 answers to 1 questions/],
    [' '.repeat(5_000_001), /longer than 5000000 bytes/],
  ])('refuses what is no list of answers (%#)', async (body, message) => {
    const server = http.createServer((_request, response) =>
      response.end(body),
    );
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    try {
      const client = clientOf({ url: `http://127.0.0.1:${port}` });
      await expect(client.ask([nat])).rejects.toThrow(message);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe.each(databases.eachSupportedId())('prices in %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
  });
  beforeEach(() => knex('cost_price_book').delete());

  function start() {
    const url = `${proxy.url}/pricing`;
    const clock = { now: NOW };
    const booksOf = (client: Pick<PricingClient, 'ask'> = clientOf()) =>
      new PriceBooks({
        pricing: { url, client, store: new PriceBookStore(knex, url) },
        ...{ logger, now: () => clock.now },
      });
    return { booksOf, clock, url };
  }

  it('are read, kept with their age, and known to other processes', async () => {
    const { booksOf, clock, url } = start();
    const books = booksOf();
    expect(natOf(books)).toBe('0.059');
    expect(books.since).toBe(`${builtInBook.date}T00:00:00.000Z`);
    expect(books.info().refresh).toEqual({ url, kept: [] });
    await books.refresh();
    expect(natOf(books)).toBe('0.061');
    clock.now += 2 * HOUR;
    expect(priceBookInfoSchema.parse(books.info())).toMatchObject({
      date: '2026-11-22',
      sources: [{ title: 'pricing API', url, date: '2026-11-22' }],
      refresh: { readAt: '2026-11-22T10:00:00.000Z', ageSeconds: 7_200 },
    });
    const other = booksOf();
    await other.load();
    expect(natOf(other)).toBe('0.061');
    const elsewhere = new PriceBookStore(knex, 'https://else.example');
    expect(await elsewhere.get()).toEqual({});
  });

  it('keep their day while none of them moves', async () => {
    const { booksOf, clock } = start();
    const books = booksOf();
    await books.refresh();
    const { book: before } = books;
    clock.now += 48 * HOUR;
    await books.refresh();
    expect(books.book).toBe(before);
    expect(books.since).toBe('2026-11-22T10:00:00.000Z');
    expect(books.info()).toMatchObject({
      date: '2026-11-22',
      refresh: { readAt: '2026-11-24T10:00:00.000Z', ageSeconds: 0 },
    });
  });

  it('stay as they were when they cannot be read, and say so', async () => {
    const { booksOf, clock } = start();
    const books = booksOf();
    await books.refresh();
    const { book: before } = books;
    clock.now += HOUR;
    proxy.rule = () => ({ status: 500 });
    await books.refresh();
    expect(books.book).toBe(before);
    const { refresh } = books.info();
    expect(refresh).toMatchObject({
      ageSeconds: 3_600,
      failure: {
        at: '2026-11-22T11:00:00.000Z',
        message: 'The pricing API answered with status 500',
      },
    });
    expect(JSON.stringify(books.info())).not.toContain(KEY);
    proxy.reset();
    await books.refresh();
    expect(books.info().refresh).not.toHaveProperty('failure');
  });

  it('are the built-in ones until they could be read once', async () => {
    const { booksOf } = start();
    const books = booksOf(clientOf({ apiKey: 'wrong' }));
    await books.refresh();
    expect(natOf(books)).toBe('0.059');
    const { refresh } = books.info();
    expect(refresh?.failure?.message).toMatch('refuses the key');
    expect(refresh).not.toHaveProperty('readAt');
  });

  it('keep what was read of a price that is later not believed', async () => {
    const { booksOf, clock } = start();
    await booksOf().refresh();
    clock.now += 24 * HOUR;
    const books = booksOf({
      async ask(questions) {
        const answers: any[] = await clientOf().ask(questions);
        return answers.map(({ data }) => {
          const [price] = data.products[0].prices;
          if (price.USD === '0.061') price.USD = '61';
          else if (price.USD === '0.045') price.USD = '0.046';
          return { data };
        });
      },
    });
    await books.refresh();
    expect(natOf(books)).toBe('0.061');
    expect(books.since).toBe('2026-11-23T10:00:00.000Z');
    const { date, refresh } = books.info();
    expect(date).toBe('2026-11-23');
    expect(refresh?.kept).toEqual([
      {
        ...{ key: 'nat/hour', region: REGION, reason: 'unlikely' },
        ...{ before: '0.061', answered: '61' },
      },
    ]);
    const product = findPrice(books.book, REGION, 'nat/hour')!;
    expect(product.sources).toEqual(['pricing-api 2026-11-22']);
  });
});

describe('the configuration', () => {
  const read = (pricing: object) =>
    readPricing(new ConfigReader({ infraCost: { pricing } } as any));

  it('may be absent or empty', () => {
    expect(readPricing(new ConfigReader({}))).toBeUndefined();
    expect(read({ url: '', apiKey: '' })).toBeUndefined();
  });

  it('is an address and a key', () => {
    expect(read({ url: 'https://p.example/x/', apiKey: 'k' })).toMatchObject({
      url: 'https://p.example/x',
      apiKey: 'k',
      schedule: { frequency: { hours: 6 } },
    });
    expect(() => read({ url: 'https://p.example' })).toThrow('apiKey');
  });

  it.each([
    'ftp://p.example',
    'p',
    'https://u:geheim@p.example',
    'https://p?a',
  ])('refuses the address %s without telling it on', url => {
    expect(() => read({ url, apiKey: 'k' })).toThrow(
      /^infraCost\.pricing\.url must be an http or https address/,
    );
  });
});
