import { TestDatabases } from '@backstage/backend-test-utils';
import { subtractAmounts } from '@infra-portal/infra-common';
import { ForgeError } from '@infra-portal/infra-node';
import { NAME, START, startPulls } from './__testUtils__/startPulls';
import { unpackEstimates } from './rows';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const DAY = 24 * 60 * 60_000;
const KEY = { repository: NAME, number: 1 };
const PROVIDER = 'provider "aws" {\n  region = "us-east-1"\n}\n';
const instance = (type: string) =>
  `${PROVIDER}resource "aws_instance" "a" {\n  instance_type = "${type}"\n}\n`;
const calling = `${PROVIDER}module "net" {\n  source = "../../modules/net"\n}\n`;
const NAT = 'resource "aws_nat_gateway" "a" {}\n';
const FILES = {
  'stacks/api/main.tf': instance('t3.medium'),
  'stacks/one/main.tf': calling,
  'stacks/two/main.tf': calling,
  'stacks/old/main.tf': instance('t3.small'),
  'modules/net/main.tf': '',
};

describe.each(databases.eachSupportedId())('in %s', id => {
  let pulls: Awaited<ReturnType<typeof startPulls>>;
  const start = async (files: Record<string, string> = FILES) => {
    pulls = await startPulls(await databases.init(id), files);
    return pulls;
  };
  afterEach(() => pulls.close());

  it('prices stacks that are touched, also by a module, that come and that go', async () => {
    const { push, round } = await start();
    const head = await push({
      'modules/net/main.tf': NAT,
      'stacks/new/main.tf': instance('t3.large'),
      'stacks/old/main.tf': null,
      'README.md': 'Nothing that costs.\n',
    });
    const { priced, judgement, state } = await round();
    expect([state, priced?.commit]).toEqual(['priced', head]);
    const said = Object.fromEntries(
      priced!.stacks.map(({ dir, change, before, after, file }) => [
        dir,
        [change, before, after, file],
      ]),
    );
    expect(said).toEqual({
      'stacks/one': ['changed', '0', '35.1', undefined],
      'stacks/two': ['changed', '0', '35.1', undefined],
      'stacks/new': ['added', undefined, '61.536', 'stacks/new/main.tf'],
      'stacks/old': ['removed', '15.984', '0', undefined],
    });
    expect(judgement).toMatchObject({
      delta: subtractAmounts('131.736', '15.984'),
      // Nothing says by which share a new one grew.
      verdict: 'pass',
    });
  });

  it('says once what two processes found at the same time', async () => {
    const { forge, price, push, signal, watch, worker } = await start();
    await push({ 'stacks/api/main.tf': instance('t3.large') });
    await watch.look(signal);
    await Promise.all(
      ['two', 'three', 'four'].map(each => worker(each).run(signal)),
    );
    // Each side once: nobody else worked on it.
    expect(price).toHaveBeenCalledTimes(2);
    expect(forge.putCheckRun).toHaveBeenCalledTimes(1);
    expect(forge.putComment).toHaveBeenCalledTimes(1);
    expect(forge.putCheckRun.mock.calls[0][0]).toMatchObject({
      ...{ name: 'portal/costs', conclusion: 'failure' },
      title: '+$30.37 a month: blocked by the standards',
      annotations: [{ path: 'stacks/api/main.tf', level: 'failure' }],
      detailsUrl: 'https://portal.example/1',
    });
  });

  it('takes over from a process that died, and lets nobody write who lost it', async () => {
    const { clock, forge, knex, push, round, store, watch, signal } =
      await start();
    await push({ 'stacks/api/main.tf': instance('t3.large') });
    await watch.look(signal);
    const dead = { claimed_by: 'dead', claimed_until: clock.now + 60_000 };
    await knex('cost_pulls').update(dead);
    await round();
    expect(forge.putComment).not.toHaveBeenCalled();
    clock.now += 60_001;
    const { head, state } = await round();
    expect(state).toBe('priced');
    expect(forge.putComment).toHaveBeenCalledTimes(1);
    const change = { state: 'failed', failure: 'Late.' } as const;
    expect(await store.write({ ...KEY, by: 'dead', head }, change)).toBe(false);
    expect((await store.pull(KEY))?.state).toBe('priced');
  });

  it('tries again what GitHub did not take, later and later', async () => {
    const { clock, forge, push, round } = await start();
    forge.putCheckRun.mockRejectedValue(
      new ForgeError('forbidden', 'The portal has no right to do this.'),
    );
    await push({ 'stacks/api/main.tf': instance('t3.large') });
    const { check, comment } = await round();
    expect(check?.failure).toBe('The portal has no right to do this.');
    expect(comment?.failure).toBeUndefined();
    await round();
    expect(forge.putCheckRun).toHaveBeenCalledTimes(1);
    clock.now += 16_000;
    await round();
    clock.now += 16_000;
    await round();
    expect(forge.putCheckRun).toHaveBeenCalledTimes(2);
    forge.putCheckRun.mockResolvedValue();
    clock.now += 16_000;
    expect((await round()).check?.failure).toBeUndefined();
    expect(forge.putCheckRun).toHaveBeenCalledTimes(3);
    expect(forge.putComment).toHaveBeenCalledTimes(1);
  });

  it('judges anew, without new prices, when an exception ends', async () => {
    const { clock, forge, price, push, round, rules } = await start();
    rules.exceptions = [
      {
        ...{ id: 'sale', rule: 'cost-increase', stacks: ['stacks/api'] },
        ...{ until: '2026-11-23', reason: 'Everybody buys on that day.' },
        approvedBy: 'group:default/platform',
      },
    ];
    await push({ 'stacks/api/main.tf': instance('t3.large') });
    expect((await round()).judgement?.verdict).toBe('warn');
    const before = price.mock.calls.length;
    clock.now = START + DAY;
    expect((await round()).judgement?.verdict).toBe('warn');
    clock.now = Date.parse('2026-11-24T00:00:01Z');
    expect((await round()).judgement?.verdict).toBe('block');
    expect(price.mock.calls).toHaveLength(before);
    expect(forge.putCheckRun.mock.calls.map(([run]) => run.conclusion)).toEqual(
      ['neutral', 'failure'],
    );
  });

  it('shows how the estimate went from push to push, and ends with the merge', async () => {
    const { clock, forge, open, push, round, store } = await start();
    const first = await push({ 'stacks/api/main.tf': instance('t3.large') });
    await round();
    clock.now += 10 * 60_000;
    const second = await push({ 'stacks/api/main.tf': instance('t3.small') });
    await round();
    clock.now += 10 * 60_000;
    const third = await push({
      'stacks/api/main.tf': `${instance('t3.medium')}# As before.\n`,
    });
    expect((await round()).state).toBe('priced');
    const deltas = (await store.pushes(KEY)).map(({ commit, delta }) => [
      ...[commit, delta],
    ]);
    expect(deltas).toEqual([
      [third, '0'],
      [second, '-15.184'],
      [first, '30.368'],
    ]);
    // It was said that costs change, so it is said that they no longer do.
    expect(forge.putComment).toHaveBeenCalledTimes(3);
    open[0] = { ...open[0], state: 'merged' };
    await store.look(KEY);
    const ended = await round();
    expect(ended).toMatchObject({ open: 'merged', priced: { commit: third } });
    expect(await store.open()).toEqual([]);
    expect(await store.ended()).toHaveLength(1);
    expect(forge.putComment).toHaveBeenCalledTimes(3);
  });

  it('keeps what it said when it sees the merge before it hears of it', async () => {
    const { copy, forge, push, round, store } = await start();
    const head = await push({ 'stacks/api/main.tf': instance('t3.large') });
    await round();
    await copy.git('switch', '-q', 'main');
    await copy.git('merge', '-q', '--no-ff', '--no-edit', head);
    await copy.git('push', '--quiet', 'origin', 'main');
    await store.again(KEY);
    const after = await round();
    expect(after).toMatchObject({ state: 'priced', priced: { commit: head } });
    expect(forge.putComment).toHaveBeenCalledTimes(1);
  });

  it('takes back what it said when no stack changes any more', async () => {
    const { clock, forge, push, round } = await start();
    await push({ 'stacks/api/main.tf': instance('t3.large') });
    await round();
    clock.now += 10 * 60_000;
    await push({ 'stacks/api/main.tf': instance('t3.medium') });
    expect((await round()).state).toBe('none');
    const [, , last] = forge.putComment.mock.calls[1];
    expect(last).toMatch(/^#### No stack changes/);
  });

  it('says nothing of the costs of what touches no stack, or cannot be read', async () => {
    const { forge, open, push, round, store } = await start();
    await push({ 'README.md': 'Hello.\n' });
    expect((await round()).state).toBe('none');
    expect(forge.putCheckRun.mock.calls[0][0].conclusion).toBe('success');
    open[0] = {
      ...open[0],
      head: { branch: 'change', commit: 'f'.repeat(40) },
    };
    await store.look(KEY);
    const failed = await round();
    expect(failed).toMatchObject({ state: 'failed', failure: /forks/ });
    expect(forge.putCheckRun.mock.calls[1][0].conclusion).toBe('neutral');
    expect(forge.putComment).not.toHaveBeenCalled();
  });

  it('believes Infracost where it reported both sides', async () => {
    const { copy, kept, knex, push, round } = await start();
    const base = await copy.git('rev-parse', 'HEAD');
    const report = (monthly: string) =>
      Buffer.from(
        JSON.stringify({
          ...{ version: '0.2', currency: 'USD', totalMonthlyCost: monthly },
          timeGenerated: '2026-11-22T08:00:00Z',
          projects: [
            {
              name: 'stacks/api',
              metadata: { path: 'stacks/api', type: 'terraform_dir' },
              breakdown: {
                resources: [
                  {
                    ...{ name: 'aws_instance.a', monthlyCost: monthly },
                    costComponents: [
                      {
                        ...{ name: 'Instance', unit: 'months' },
                        ...{ monthlyQuantity: '1', price: monthly },
                        monthlyCost: monthly,
                      },
                    ],
                  },
                ],
                totalMonthlyCost: monthly,
              },
              summary: { totalDetectedResources: 1 },
            },
          ],
        }),
      );
    const head = await push({ 'stacks/api/main.tf': instance('t3.large') });
    const keep = (commit: string, monthly: string) =>
      kept.keep(
        { repository: NAME, commit, bytes: report(monthly) },
        START + Number(monthly),
      );
    await keep(head, '77');
    expect((await round()).priced).toMatchObject({ grade: 'price-book' });
    await keep(base, '70');
    await pulls.store.wake();
    const { priced, judgement } = await round();
    expect(priced).toMatchObject({ grade: 'infracost', source: /Infracost/ });
    expect(judgement).toMatchObject({ before: '70', after: '77', delta: '7' });
    const row = await knex('cost_pulls').first('document');
    expect(unpackEstimates(row.document)[0].after?.monthly).toBe('77');
  });
});
