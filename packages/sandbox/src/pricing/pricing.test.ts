import { builtInBook, pricingQueryOf } from '@infra-portal/infra-common';
import { startSandbox, type TestSandbox } from '../testing';
import { cliQueries, QUERY } from './__testUtils__/cliQueries';

const KEY = 'ico-test';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ pricingSettings: { apiKey: KEY } });
});
afterAll(() => sandbox.close());

async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'x-api-key': KEY },
) {
  const response = await fetch(`${sandbox.url}/pricing${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const ask = async (...questions: unknown[]) =>
  (await post('/graphql', questions)).body;

const alb = (pattern: string) => ({
  query: QUERY,
  variables: {
    productFilter: {
      ...{ vendorName: 'aws', service: 'AWSELB', region: 'us-east-1' },
      productFamily: 'Load Balancer-Application',
      attributeFilters: [{ key: 'usagetype', value_regex: pattern }],
    },
    priceFilter: null,
  },
});

describe('the queries of the CLI', () => {
  it('each find one product with one price, in their order', async () => {
    expect(cliQueries.length).toBeGreaterThanOrEqual(65);
    const answers: any[] = await ask(...cliQueries.map(each => each.question));
    const found = answers.map(({ data }, index) => ({
      key: cliQueries[index].name,
      prices: data.products.map((each: any) => each.prices),
    }));
    expect(found).toEqual(
      cliQueries.map(({ name, price }) => ({
        key: name,
        prices: [
          [{ priceHash: expect.stringMatching(/^\w+-\w+$/), USD: price }],
        ],
      })),
    );
  });

  it('of the portal itself find every product of the book', async () => {
    const questions = builtInBook.products.map(each =>
      pricingQueryOf(each, 'USD'),
    );
    const answers: any[] = await ask(...questions);
    expect(
      answers.map(({ data }) =>
        data.products.map(({ prices }: any) => prices[0].USD),
      ),
    ).toEqual(builtInBook.products.map(({ prices }) => [prices[0].price]));
  });

  it('may be a thousand in one request, and no more', async () => {
    const many = Array.from({ length: 1_000 }, () => alb('/LCUUsage/'));
    expect(await ask(...many)).toHaveLength(1_000);
    expect(await post('/graphql', [...many, many[0]])).toMatchObject({
      status: 400,
      body: { error_code: 'bad_request' },
    });
    expect(await ask()).toEqual([]);
  });

  it('find nothing of what the book does not have', async () => {
    const none = alb('/NoSuchUsage/');
    const azure = structuredClone(none);
    azure.variables.productFilter.vendorName = 'azure';
    expect(await ask(none, azure)).toEqual([
      { data: { products: [] } },
      { data: { products: [] } },
    ]);
  });
});

describe('the key', () => {
  const probe = [{ query: '', variables: null }];

  it('is checked by a probe without a query', async () => {
    expect(await post('/graphql', probe)).toEqual({
      status: 200,
      body: [
        { errors: [expect.objectContaining({ message: expect.any(String) })] },
      ],
    });
    const bearer = { authorization: `Bearer ${KEY}` };
    expect(await post('/graphql', probe, bearer)).toMatchObject({
      status: 200,
    });
  });

  it.each([
    [403, { 'x-api-key': 'wrong' }],
    [403, { authorization: 'Bearer wrong' }],
    [401, { 'x-api-key': '' }],
  ])('answers %i when it is not the right one', async (status, headers) => {
    const body = { error: expect.any(String), error_code: 'invalid_api_key' };
    expect(await post('/graphql', probe, headers as any)).toEqual({
      status,
      body,
    });
    expect(await post('/event', {}, headers as any)).toEqual({ status, body });
  });
});

it('takes events', async () => {
  expect(await post('/event', { event: 'infracost-run' })).toEqual({
    status: 200,
    body: {},
  });
});

describe('hostile input', () => {
  it.each(['/(a+)+$/', '/^([A-Z0-9a-z-]+)*:$/', `/${'(L|L)*'.repeat(20)}:/`])(
    'stops the pattern %s, and answers what else is asked',
    async pattern => {
      const begin = Date.now();
      const evil = Array.from({ length: 50 }, () => alb(pattern));
      const answers: any[] = await ask(alb('/LCUUsage/'), ...evil);
      expect(Date.now() - begin).toBeLessThan(4_000);
      expect(answers).toHaveLength(51);
      expect(answers[0].data.products).toHaveLength(1);
    },
  );

  it.each([
    ['/(/', /Invalid regular expression/],
    ['LCUUsage', /must be written as/],
    ['/a/g', /must be written as/],
    [`/${'a'.repeat(400)}/`, /300 characters/],
  ])('says what is wrong with the pattern %s', async (pattern, message) => {
    const [answer] = await ask(alb(pattern));
    expect(answer.errors[0].message).toMatch(message);
  });

  it.each([
    ['not JSON', '{"a":', 400],
    ['no list', { query: QUERY }, 400],
    ['text', '"a"', 400],
    ['too long', `["${'a'.repeat(5_000_000)}"]`, 413],
  ])('refuses a body that is %s', async (_, body, status) => {
    expect(await post('/graphql', body)).toEqual({
      status,
      body: { error: expect.any(String), error_code: expect.any(String) },
    });
  });

  it('answers each bad question in its place', async () => {
    const answers: any[] = await ask(
      ...[null, 7, [], {}, { query: '{' }, { query: '{ nothing }' }],
      { query: QUERY.replace('USD', 'KRW'), variables: alb('//').variables },
      { query: QUERY, variables: { productFilter: { unknown: 1 } } },
      { query: QUERY, variables: 'x' },
      alb('/LCUUsage/'),
    );
    expect(answers).toHaveLength(10);
    for (const { errors, data } of answers.slice(0, -1)) {
      expect(errors.length).toBeGreaterThan(0);
      expect(data ?? undefined).toBeUndefined();
    }
    expect(answers[9].data.products).toHaveLength(1);
  });
});
