import { mockServices } from '@backstage/backend-test-utils';
import {
  builtInBook,
  type DeclaredStack,
  declaredStackSchema,
  estimateAll,
  type EstimateAnswer,
  estimateAnswerSchema,
} from '@infra-portal/infra-common';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLiveEstimates } from '../live';
import { PriceBooks } from '../priceBook';
import { recordedStack } from './__testUtils__/declared';
import { Infracost } from './Infracost';
import { InfracostEstimates } from './InfracostEstimates';
import { planDocument } from './planDocument';
import { readInfracost } from './readInfracost';

const FIXTURES = path.join(__dirname, '__fixtures__');
const SECRET = 'a secret of the portal';

/** In place of the program; what it does is in the key that it gets. */
const PROGRAM = `#!${process.execPath}
const fs = require('node:fs');
const mode = process.env.INFRACOST_API_KEY;
const log = text => fs.appendFileSync(__dirname + '/log', text + '\\n');
if (process.argv[2] === '--version') {
  console.log(mode === 'is of version 2' ? 'infracost version 2.0.0' : 'Infracost v0.10.45');
  process.exit(0);
}
log('begin ' + JSON.stringify({ env: Object.keys(process.env), files: fs.readdirSync('.'), cwd: process.cwd() }));
if (Object.values(process.env).includes('${SECRET}')) process.exit(9);
const same = (file, recorded) =>
  fs.readFileSync(file, 'utf8') === JSON.stringify(JSON.parse(fs.readFileSync('${FIXTURES}/' + recorded, 'utf8')));
if (mode === 'hangs') setInterval(() => {}, 1000);
else if (mode === 'fails') { console.error('INFO x\\nERROR No prices today'); process.exit(1); }
else if (mode === 'writes garbage') console.log('{"a":');
else setTimeout(() => {
  const ok = same('0.plan.json', 'plan.json') && same('0.usage.yml', 'usage.json');
  if (!ok) { console.error('ERROR It was not recorded'); process.exit(1); }
  const text = fs.readFileSync('${FIXTURES}/breakdown.json', 'utf8');
  console.log(mode === 'prices in won' ? text.replace('"USD"', '"KRW"') : text);
  log('end');
}, 50);
`;

let folder: string;
let program: string;
const log = () => fs.readFile(path.join(folder, 'log'), 'utf8');

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'infracost-test-'));
  program = path.join(folder, 'infracost');
  await fs.writeFile(program, PROGRAM, { mode: 0o755 });
  process.env.SECRET_OF_THE_TEST = SECRET;
});
afterAll(async () => {
  delete process.env.SECRET_OF_THE_TEST;
  await fs.rm(folder, { recursive: true, force: true });
});
beforeEach(() => fs.writeFile(path.join(folder, 'log'), ''));

const observedAt = '2026-11-22T10:00:00.000Z';
const builtInOf = (stacks: DeclaredStack[], usage = {}) =>
  estimateAll(stacks, { book: builtInBook, usage, observedAt });

function estimates(apiKey: string, timeout = 20_000, place = program) {
  const url = 'http://127.0.0.1:9/pricing';
  const real = new Infracost({ path: place, timeout, url, apiKey }, 'USD');
  const all = new InfracostEstimates(real);
  return (stacks = [recordedStack], usage = {}): Promise<EstimateAnswer> =>
    all.estimate({
      ...{ stacks, usage, book: builtInBook },
      builtIn: builtInOf(stacks, usage),
    });
}

it('gives what Infracost wrote in the words of the price book', async () => {
  const answer = estimateAnswerSchema.parse(await estimates('any')());
  expect(answer.infracost).toEqual({ state: 'used' });
  const [{ stack, environment, estimate }] = answer.stacks;
  expect([stack, environment]).toEqual([recordedStack.stack, 'prod']);
  expect([answer.monthly, estimate.grade]).toEqual(['243.0704', 'infracost']);
  const cost = Object.fromEntries(
    estimate.resources.map(each => [each.address, each.monthly]),
  );
  expect(cost).toEqual({
    'aws_autoscaling_group.web': '20.656',
    'aws_db_instance.main': '79.7',
    'aws_lb.public': '19.345',
    'aws_nat_gateway.virginia': '35.1',
    'aws_sqs_queue.jobs': '0.8',
    'module.network["a.b"].aws_nat_gateway.this["ap-northeast-2a"]': '46.02',
    'module.service.aws_ecs_service.this': '41.4494',
  });
  const byAddress = new Map(estimate.resources.map(r => [r.address, r]));
  expect(byAddress.get('module.service.aws_ecs_service.this')).toMatchObject({
    ...{ file: 'modules/ecs-service/main.tf', line: 12 },
  });
  const [template] = byAddress.get('aws_autoscaling_group.web')!.parts;
  expect(template.address).toBe('aws_launch_template.web');
  expect(estimate.coverage).toMatchObject({
    unsupportedTypes: { aws_mystery: 1 },
  });
  expect(estimate.problems).toEqual([
    expect.objectContaining({ address: 'aws_db_instance.main' }),
  ]);
  expect(answer.drivers[0]).toMatchObject({ monthly: '74.46' });
  expect(answer.assumptions).toEqual(builtInOf([recordedStack]).assumptions);
});

it('agrees with the price book where both know the same', async () => {
  const answer = await estimates('any')();
  const of = ({ stacks: [{ estimate }] }: EstimateAnswer) =>
    new Map(estimate.resources.map(each => [each.address, each.monthly]));
  const own = of(builtInOf([recordedStack]));
  const differ = [...of(answer)].filter(
    ([address, monthly]) => own.get(address) !== monthly,
  );
  // The price book takes no default for a size that nobody knows.
  expect(differ).toEqual([['aws_db_instance.main', '79.7']]);
});

it('asks once for the same, one process at a time, without secrets', async () => {
  const ask = estimates('any');
  const [one, two, other] = await Promise.all([
    ask(),
    ask(),
    ask([recordedStack], { 'alb.lcu': '3' }),
  ]);
  expect([one.infracost, two]).toEqual([{ state: 'used' }, one]);
  // It is not what was recorded, so the stand-in refuses.
  expect(other.infracost).toEqual({
    state: 'failed',
    reason: 'Infracost failed: It was not recorded',
  });
  expect(await ask()).toEqual(one);
  const lines = (await log()).trim().split('\n');
  expect(lines.map(each => each.split(' ')[0])).toEqual([
    ...['begin', 'end', 'begin'],
  ]);
  const { env, files, cwd } = JSON.parse(lines[0].slice('begin '.length));
  expect(files.sort()).toEqual(['0.plan.json', '0.usage.yml', 'infracost.yml']);
  expect(env).not.toContain('SECRET_OF_THE_TEST');
  await expect(fs.access(cwd)).rejects.toThrow(/ENOENT/);
});

it.each([
  ['fails', /^Infracost failed: No prices today$/],
  ['writes garbage', /cannot be read/],
  ['hangs', /did not answer within 1 seconds/],
  [
    'is of version 2',
    /v0\.10 is needed, and there is "infracost version 2\.0\.0"/,
  ],
  ['prices in won', /amounts in KRW instead of USD/],
])('gives the price book and the reason where it %s', async (mode, reason) => {
  const ask = estimates(mode, mode === 'hangs' ? 1_000 : undefined);
  const answer = await ask();
  expect(answer).toEqual({
    ...builtInOf([recordedStack]),
    infracost: { state: 'failed', reason: expect.stringMatching(reason) },
  });
});

it('says so where there is no program, or too many wait', async () => {
  const none = estimates('any', 20_000, path.join(folder, 'none'));
  expect((await none()).infracost?.reason).toBe('Infracost could not be run.');
  const ask = estimates('hangs', 1_500);
  const all = await Promise.all(
    Array.from({ length: 14 }, (_, index) =>
      ask([recordedStack], { 'alb.lcu': String(index) }),
    ),
  );
  const reasons = all.map(({ infracost }) => infracost?.reason);
  expect(new Set(reasons)).toEqual(
    new Set([
      'Infracost did not answer within 1.5 seconds.',
      'Too many estimates wait for Infracost.',
    ]),
  );
});

it('puts no text of a repository where it has a meaning', () => {
  const hostile = declaredStackSchema.parse({
    stack: 'x',
    resources: [
      { address: '__proto__', type: 'aws_lb', values: {} },
      { address: 'a"]#(b', type: 'aws_x"]', values: {} },
      {
        address: 'data.c',
        type: 'aws_ecs_service',
        values: {},
        links: {
          '__proto__.id': ['__proto__'],
          'constructor.prototype.x': ['__proto__'],
          cluster: ['nobody'],
          a: ['__proto__'],
          'a.b': ['__proto__'],
        },
      },
    ],
  });
  const { document, addresses } = planDocument(hostile);
  expect([...addresses]).toEqual([
    ['aws_lb.r0', '__proto__'],
    ['aws_ecs_service.r1', 'data.c'],
  ]);
  expect(Object.keys(document.configuration.provider_config)).toEqual(['aws']);
  const [, { expressions }] = document.configuration.root_module.resources;
  expect(JSON.parse(JSON.stringify(expressions)).a).toEqual({
    references: ['aws_lb.r0'],
  });
  expect(Object.keys(expressions)).not.toContain('cluster');
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

describe('the configuration', () => {
  const read = (infraCost: object) =>
    readInfracost(mockServices.rootConfig({ data: { infraCost } }));
  const pricing = { url: 'https://prices.example/', apiKey: 'key' };

  it('is optional, and says what is wrong', () => {
    expect(read({})).toBeUndefined();
    expect(read({ infracost: { path: '' } })).toBeUndefined();
    expect(read({ infracost: { path: '/bin/x' }, pricing })).toEqual({
      ...{ path: '/bin/x', timeout: 20_000 },
      ...{ url: 'https://prices.example', apiKey: 'key' },
    });
    const path5 = { path: '/bin/x', timeout: { minutes: 5 } };
    expect(() => read({ infracost: path5, pricing })).toThrow(/two minutes/);
    expect(() => read({ infracost: { path: 'x' }, pricing })).toThrow(
      /whole path/,
    );
    expect(() => read({ infracost: { path: '/bin/x' } })).toThrow(
      /needs infraCost\.pricing\.url/,
    );
  });

  it('makes an answer say whether Infracost would be asked', async () => {
    const prices = new PriceBooks({ logger: mockServices.logger.mock() });
    const live = (infraCost: object) =>
      createLiveEstimates(
        mockServices.rootConfig({ data: { infraCost } }),
        prices,
      );
    const body = { stacks: [recordedStack] };
    const best = { ...body, grade: 'infracost' };
    const without = await live({}).estimateBest(best);
    expect(without.infracost).toBeUndefined();
    const real = live({ pricing, infracost: { path: program } });
    expect((await real.estimateBest(body)).infracost).toEqual({
      state: 'waiting',
    });
    expect(real.estimate(body).infracost).toBeUndefined();
    // The stand-in does as the key says, and says again what was recorded.
    const answer = await real.estimateBest(best);
    expect(answer.infracost).toEqual({ state: 'used' });
    await expect(
      real.estimateBest({ ...body, grade: 'other' }),
    ).rejects.toThrow(/grade/);
  });
});
