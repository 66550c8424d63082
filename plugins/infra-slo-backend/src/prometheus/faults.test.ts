import { ConfigReader } from '@backstage/config';
import { judgeSlo, type Slo, SLO_REF } from '@infra-portal/infra-common';
import { isSloFailure, SloSourceError } from '../sources';
import {
  AnsweringServer,
  type AskedOf,
  errorOf,
  type Given,
  vectorOf,
} from './__testUtils__/AnsweringServer';
import { END, PERIOD } from './__testUtils__/fixture';
import { slo } from './__testUtils__/objectives';
import { createPrometheusSource } from './createPrometheusSource';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

const SECRET = 'hunter2-secret';
let server: AnsweringServer;

beforeAll(async () => {
  server = await AnsweringServer.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.asked.length = 0;
});

const sourceOf = (more: object = {}, options: object = { pinned: END }) =>
  new PrometheusSource(
    new PrometheusClient({
      ...{ url: server.url, timeout: 10_000, pause: 1, token: SECRET },
      ...more,
    }),
    options,
  );
const isRecorded = ({ form }: AskedOf) =>
  form.get('query')!.includes('"clock"');

/** What is worked out of each objective that a question is about. */
function computed({ form }: AskedOf, more: object = {}): Given {
  const refs = [...form.get('query')!.matchAll(/"slo_ref","(\d+)"/g)];
  return vectorOf(
    refs.flatMap(([, ref]) => {
      const of = (part: string, value: string) =>
        [{ [SLO_REF]: ref, slo_part: part }, value] as const;
      return [
        ...[of('period', '0.0001'), of('total', '10')],
        ...[of('newest0', `${END - 30}`), of('cover', '9999')],
        of('oldest', `${END - PERIOD}`),
      ];
    }),
    more,
  );
}
/** Nothing is recorded. */
const healthy = (asked: AskedOf): Given =>
  isRecorded(asked) ? vectorOf([]) : computed(asked);

describe('27: what is wrong is said, and nothing of credentials', () => {
  const refusal = (status: number): Given => errorOf(status, 'no');
  it.each([
    ['401', refusal(401), /does not know the portal \(401\)/, 1],
    ['403', refusal(403), /does not let the portal in/, 1],
    ['404', { status: 404, body: 'not found' }, /without \/api\/v1/, 1],
    ['429', refusal(429), /too often/, 2],
    ['503', refusal(503), /status 503: no/, 2],
    ['a page', { body: '<html>' }, /no JSON of its API/, 1],
    ['another shape', { body: { status: 'success' } }, /it has no data/, 1],
    ['a redirect', { status: 302, headers: { location: '/' } }, /302/, 1],
    ['a closed connection', { isGone: true }, /cannot be reached/, 2],
  ] as const)('%s', async (_, given, said, queries) => {
    server.answer = () => given as Given;
    const round = await sourceOf().read([slo('a'), slo('b')]);
    expect(round.problem?.en).toMatch(said);
    expect(round.problem?.ko).toMatch(/요/);
    expect(round.queries).toBe(queries);
    for (const id of ['a', 'b']) {
      expect(round.readings.get(id)).toMatchObject({ message: round.problem });
    }
    expect(JSON.stringify([...round.readings])).not.toContain(SECRET);
    await expect(
      sourceOf().series(slo('a'), { start: END - PERIOD, end: END }),
    ).rejects.toBeInstanceOf(SloSourceError);
  });

  it('is slow', async () => {
    server.answer = () => ({ after: 1_000, body: {} });
    const round = await sourceOf({ timeout: 50 }).read([slo('a')]);
    expect(round.problem?.en).toContain('within 0.05 seconds');
  });

  it('is down', async () => {
    const url = 'http://127.0.0.1:1';
    const round = await sourceOf({ url }).read([slo('a')]);
    expect(round.problem?.en).toMatch(
      /cannot be reached \((ECONNREFUSED|no connection)\)/,
    );
  });

  it('is down for a moment', async () => {
    let times = 0;
    server.answer = asked => {
      times += 1;
      return times === 1 ? errorOf(503, 'starting up') : healthy(asked);
    };
    const round = await sourceOf().read([slo('a')]);
    expect(round.problem).toBeUndefined();
    expect(round.queries).toBe(3);
    expect(round.readings.get('a')).toMatchObject({ source: 'computed' });
  });

  it('says something beside the numbers', async () => {
    server.answer = asked =>
      isRecorded(asked)
        ? vectorOf([])
        : computed(asked, { warnings: ['partial response'], infos: ['odd'] });
    const { readings } = await sourceOf().read([slo('a')]);
    const reading = readings.get('a')!;
    expect(isSloFailure(reading)).toBe(false);
    expect(reading).toMatchObject({ warnings: ['partial response', 'odd'] });
  });
});

describe('one that is wrong', () => {
  const wrong = slo('wrong', {
    indicator: { form: 'bad-total', bad: 'wrong', total: 'wrong' },
  });
  const refuse = (status: number, text: string) => (asked: AskedOf) =>
    !isRecorded(asked) && asked.form.get('query')!.includes('wrong')
      ? errorOf(status, text)
      : healthy(asked);

  it.each([400, 422])('36: does not hide others: %d', async status => {
    server.answer = refuse(status, 'many-to-many matching not allowed');
    const many = Array.from({ length: 15 }, (_, index) => slo(`good-${index}`));
    const round = await sourceOf().read([
      ...many.slice(0, 6),
      wrong,
      ...many.slice(6),
    ]);
    expect(round.problem).toBeUndefined();
    for (const { id } of many) {
      expect(round.readings.get(id)).toMatchObject({ source: 'computed' });
    }
    expect(round.readings.get('wrong')).toMatchObject({
      message: { en: expect.stringContaining('many-to-many') },
    });
    expect(round.queries).toBeLessThanOrEqual(11);
  });

  it('22: says which type it has', async () => {
    server.answer = refuse(
      400,
      'parse error: expected type instant vector in call to function "label_replace", got scalar',
    );
    const { readings } = await sourceOf().read([wrong]);
    expect(readings.get('wrong')).toMatchObject({
      message: { en: expect.stringContaining('gives a scalar') },
    });
  });

  it.each([
    ['a bracket more', 'sum(rate(a[{{.window}}]))) or (vector(0)'],
    ['a text without end', 'sum(rate(a{b="}[{{.window}}]))'],
    ['a comment', 'sum(rate(a[{{.window}}])) # (all'],
  ])('33: is not asked with %s', async (_, total) => {
    server.answer = healthy;
    const odd = slo('odd', {
      indicator: { form: 'bad-total', bad: 'a', total },
    });
    const round = await sourceOf().read([odd, slo('a')]);
    expect(round.readings.get('odd')).toHaveProperty('message');
    expect(round.readings.get('a')).toMatchObject({ source: 'computed' });
    for (const { form } of server.asked) {
      expect(form.get('query')).not.toContain(total.slice(-6));
    }
  });

  it('22: gives a native histogram', async () => {
    server.answer = asked =>
      isRecorded(asked)
        ? vectorOf([])
        : {
            body: {
              status: 'success',
              data: {
                resultType: 'vector',
                result: [{ metric: {}, histogram: [0, { count: '1' }] }],
              },
            },
          };
    const { readings } = await sourceOf().read([slo('a')]);
    expect(readings.get('a')).toMatchObject({
      message: { en: expect.stringContaining('native histograms') },
    });
  });
});

it('asks about many objectives in a few questions, and goes on the next time', async () => {
  server.answer = healthy;
  const long = 'x'.repeat(1_500);
  const many: Slo[] = Array.from({ length: 60 }, (_, index) =>
    slo(`slo-${index}`, {
      indicator: {
        form: 'bad-total',
        bad: `sum(rate(${long}_bad{n="${index}"}[{{.window}}]))`,
        total: `sum(rate(${long}{n="${index}"}[{{.window}}]))`,
      },
    }),
  );
  const source = sourceOf({ timeout: 20_000 });
  const first = await source.read(many);
  expect(first.problem).toBeUndefined();
  expect(first.queries).toBeLessThanOrEqual(13);
  expect(first.readings.size).toBeGreaterThan(10);
  expect(first.readings.size).toBeLessThan(60);
  const lengths = server.asked.map(({ form }) => form.get('query')!.length);
  expect(Math.max(...lengths)).toBeLessThan(210_000);
  const second = await source.read(many);
  const ids = new Set([...first.readings.keys(), ...second.readings.keys()]);
  expect(ids.size).toBe(60);
});

it('26: goes by the clock of Prometheus', async () => {
  const ahead = Date.now() / 1_000 + 120;
  const own = (name: string, more: object = {}) => ({
    ...{ __name__: name, sloth_id: 'a', sloth_service: 'shop', sloth_slo: 'a' },
    ...more,
  });
  const part = (name: string) => ({ ...own(''), slo_part: name });
  server.answer = () =>
    vectorOf([
      [{ slo_part: 'clock' }, `${ahead}`],
      [own('slo:sli_error:ratio_rate4d', { sloth_window: '4d' }), '0.0001'],
      [part('newest0'), `${ahead - 10}`],
      [part(`cover:${PERIOD}`), '100000'],
      [part(`total:${PERIOD}`), '10'],
    ]);
  const { readings } = await sourceOf({}, {}).read([slo('a')]);
  expect(readings.get('a')).toMatchObject({ source: 'recorded', at: ahead });
  expect(server.asked[0].form.has('time')).toBe(false);
});

describe('credentials and tenants', () => {
  const askedBy = async (config: object) => {
    server.answer = healthy;
    const source = createPrometheusSource(
      new ConfigReader({ url: server.url, ...config }),
    );
    await source.read([slo('a')]);
    return server.asked[0];
  };

  it.each([
    [{ username: 'me', password: 'b' }, 'Basic bWU6Yg=='],
    [{ token: 'c' }, 'Bearer c'],
    [{}, undefined],
  ])('%j', async (config, header) => {
    const { headers } = await askedBy(config);
    expect(headers.authorization).toBe(header);
  });

  it('takes those of the address, and does not tell them', async () => {
    const { headers } = await askedBy({
      url: server.url.replace('//', '//me:b@'),
      headers: { 'X-Scope-OrgID': 'acme' },
    });
    expect(headers.authorization).toBe('Basic bWU6Yg==');
    expect(headers['x-scope-orgid']).toBe('acme');
  });

  it.each(['nowhere', 'file:///etc/passwd'])('refuses %s', url => {
    expect(() => createPrometheusSource(new ConfigReader({ url }))).toThrow(
      /url of a data source/,
    );
  });
});

it('asks for the newest tiles only, once it has the others', async () => {
  server.answer = ({ form }) => ({
    body: {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: ['bad', 'total'].map(part => ({
          metric: { slo_part: part },
          values: [[Number(form.get('end')), '1']],
        })),
      },
    },
  });
  const source = sourceOf();
  const range = { start: END - PERIOD, end: END };
  const ask = () => source.series(slo('a'), range, { isComputed: true });
  const first = await ask();
  const second = await ask();
  const [before, after] = server.asked.map(({ form }) => form);
  expect(first.step).toBe(360);
  expect(Number(before.get('start'))).toBe(END - PERIOD + 360);
  expect(Number(after.get('start'))).toBeGreaterThan(END - 1_800);
  expect(second.total.length).toBe(first.total.length);
});

it('keeps good numbers beside what failed', async () => {
  server.answer = healthy;
  const { readings } = await sourceOf().read([slo('a')]);
  const reading = readings.get('a')!;
  if (isSloFailure(reading)) throw new Error(reading.message.en);
  expect(judgeSlo(slo('a'), { reading, now: END })).toMatchObject({
    ...{ state: 'ok', sli: 0.9999, source: 'computed' },
  });
});
