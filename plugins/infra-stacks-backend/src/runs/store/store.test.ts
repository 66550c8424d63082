import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { openDatabase } from '../../database';
import { deliveries } from '../__testUtils__/deliveries';
import { factsOf, intakeOf, messages } from '../__testUtils__/intake';
import { LockFacts } from '../locks/LockFacts';
import { RunQueries, type RunQuery } from './RunQueries';
import { RunStore } from './RunStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const TABLES = ['run_facts', 'runs', 'run_outputs', 'run_days', 'run_seals'];
/** When the first of the deliveries was said. */
const FIRST = '2020-11-02T09:00:00Z';

/** What is kept of runs, without days that have none any more. */
async function kept(knex: Knex) {
  const runs = await knex('runs').orderBy('id');
  const outputs = await knex('run_outputs').orderBy('run_id');
  const days = await knex('run_days')
    .where('count', '>', 0)
    .orderBy(['day', 'command', 'state']);
  return JSON.stringify({ runs, outputs, days });
}

describe.each(databases.eachSupportedId())('%p', id => {
  let knex: Knex;
  beforeAll(async () => {
    const client = await databases.init(id);
    knex = await openDatabase(mockServices.database({ knex: client }));
  });
  beforeEach(async () => {
    for (const table of TABLES) await knex(table).delete();
  });

  it('keeps the same whatever comes when, twice or together', async () => {
    const { intake } = intakeOf(knex);
    for (const message of messages()) await intake.take(message);
    const wanted = await kept(knex);
    expect(JSON.parse(wanted).runs).toHaveLength(2);
    const some = fc.shuffledSubarray(messages());
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.shuffledSubarray(messages(), { minLength: deliveries.length }),
        fc.integer({ min: 1, max: deliveries.length * 2 }),
        async (first, all, together) => {
          for (const table of TABLES) await knex(table).delete();
          const told = [...first, ...all];
          while (told.length > 0)
            await intake.takeAll(told.splice(0, together));
          expect(await kept(knex)).toBe(wanted);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('moves runs to their pull request when it becomes known', async () => {
    const { intake, signals } = intakeOf(knex);
    const isOfPull = (kind: string) => kind === 'pull' || kind === 'commit';
    const facts = factsOf();
    await intake.take({
      repository: 'github.example/acme/infra',
      facts: facts.filter(({ kind }) => kind === 'status'),
    });
    const pulls = async () =>
      (await knex('runs').select('pull').orderBy('id')).map(({ pull }) => pull);
    expect(await pulls()).toEqual([null, null]);
    await intake.take({
      repository: 'github.example/acme/infra',
      facts: facts.filter(({ kind }) => isOfPull(kind)),
    });
    expect(await pulls()).toEqual([7, 7]);
    expect(signals).toMatchObject([
      { pullRequests: [] },
      { pullRequests: [7], repositories: ['github.example/acme/infra'] },
    ]);
    // What is known already tells nobody anything.
    await intake.take({ repository: 'github.example/acme/infra', facts });
    const count = signals.length;
    await intake.take({ repository: 'github.example/acme/infra', facts });
    expect(signals).toHaveLength(count);
  });

  it('finds lists by an index, in order', async () => {
    const queries = new RunQueries(knex);
    const cursor = Buffer.from(JSON.stringify([5, 'x'])).toString('base64url');
    const lists: Omit<RunQuery, 'limit'>[] = [
      {},
      { cursor },
      { products: ['a'] },
      { products: ['a'], cursor },
      { products: ['a'], states: ['failed'], commands: ['plan'] },
      { stacks: ['github.example/acme/infra//a#default'], cursor },
      { repositories: ['github.example/acme/infra'], cursor },
      { repositories: ['github.example/acme/infra'], pull: 7, cursor },
      { states: ['running'], cursor },
      { products: ['a'], text: 'word' },
    ];
    for (const list of lists) {
      const { sql, bindings } = queries
        .statement({ ...list, limit: 50 })
        .toSQL()
        .toNative();
      const plan = await explain(knex, sql, bindings);
      expect([list, plan]).toEqual([list, expect.stringMatching(/index/i)]);
      expect([list, plan]).not.toEqual([
        list,
        expect.stringMatching(/temp b-tree|\bsort\b|scan runs$/i),
      ]);
    }
  });

  it('finds what belongs to a pull request by it, not all of a repository', async () => {
    const { intake } = intakeOf(knex);
    const asked: { sql: string; bindings: unknown[] }[] = [];
    const note = (each: { sql: string; bindings: unknown[] }) =>
      asked.push(each);
    knex.on('query', note);
    for (const message of messages()) await intake.take(message);
    knex.off('query', note);
    const found = asked.filter(({ sql }) =>
      /^select .* from .(run_facts|runs). /.test(sql),
    );
    expect(found.length).toBeGreaterThan(4);
    if (id !== 'SQLITE_3') return;
    for (const { sql, bindings } of found) {
      const plan = await explain(knex, sql, bindings as Knex.Value[]);
      expect([sql, plan]).not.toEqual([
        sql,
        expect.stringMatching(/scan|\(repository=\?\)/i),
      ]);
    }
  });

  it('lists runs of one second as they ran', async () => {
    const { intake } = intakeOf(knex);
    const at = Date.parse('2020-11-02T09:00:00Z');
    const statuses = factsOf().filter(({ kind }) => kind === 'status');
    for (const digit of '01234567')
      await intake.take({
        repository: 'github.example/acme/infra',
        facts: statuses.map(fact => ({
          ...{ ...fact, at, key: `${fact.key} ${digit}` },
          commit: digit.repeat(40),
        })) as typeof statuses,
      });
    const { runs } = await new RunQueries(knex).page({ limit: 50 });
    expect(runs.map(({ command }) => command)).toEqual([
      ...Array.from('01234567', () => 'apply'),
      ...Array.from('01234567', () => 'plan'),
    ]);
  });

  it('forgets output, and keeps the run', async () => {
    const { intake } = intakeOf(knex);
    for (const message of messages()) await intake.take(message);
    const store = new RunStore(knex);
    expect(await store.forgetOutput(Date.parse('2020-11-01'))).toBe(0);
    expect(await store.forgetOutput(Date.parse('2020-12-01'))).toBe(2);
    const { runs } = await new RunQueries(knex).page({ limit: 9 });
    expect(runs).toHaveLength(2);
  });

  it('forgets what was said of old runs, which stay as they are', async () => {
    const { intake, store } = intakeOf(knex);
    for (const message of messages()) await intake.take(message);
    const wanted = await kept(knex);
    const said = () => knex('run_facts').orderBy('id');
    const all = await said();
    // Something was said later than that.
    await store.forgetFacts(Date.parse(FIRST) + 1);
    expect(await said()).toEqual(all);
    await store.forgetFacts(Date.parse('2020-12-01'));
    const kinds = (await said()).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['commit', 'pull']));
    expect(await kept(knex)).toBe(wanted);
    // What comes late, or again, changes nothing; what is new does.
    for (const message of messages().reverse()) {
      await intake.take(message);
      expect(await kept(knex)).toBe(wanted);
    }
    await store.forgetFacts(Date.parse('2020-12-01'));
    const later = Date.parse('2021-02-01');
    const head = '3'.repeat(40);
    await intake.take({
      repository: 'github.example/acme/infra',
      facts: factsOf().flatMap((fact, index) =>
        fact.kind === 'status'
          ? { ...fact, key: `late:${index}`, at: later, commit: head }
          : [],
      ),
    });
    const runs = await knex('runs').where('at', '<', later).orderBy('id');
    expect(runs).toEqual(JSON.parse(wanted).runs);
    expect(await knex('runs').where({ commit_id: head })).not.toEqual([]);
  });

  it('tells how long stacks are usually held', async () => {
    const facts = new LockFacts(knex);
    expect(await facts.usualWait()).toBeUndefined();
    const ref = 'github.example/acme/infra//a#default';
    for (const [pull, minutes] of [
      [1, 10],
      [2, 30],
      [3, 90],
    ]) {
      const at = Date.parse('2020-11-02T09:00:00Z');
      const row = (command: string, time: number) => ({
        ...{ id: `${command}${pull}`, repository: 'r', pull, command },
        ...{ stack_ref: ref, state: 'succeeded', at: time, words: '' },
        run: JSON.stringify({
          finishedAt: new Date(time + 60_000).toISOString(),
        }),
      });
      await knex('runs').insert([
        row('plan', at),
        row('apply', at + (minutes - 1) * 60_000),
      ]);
    }
    expect(await facts.usualWait()).toEqual({ median: 30 * 60, count: 3 });
  });
});

/** How a database would find what is asked for, also with few rows. */
async function explain(
  knex: Knex,
  sql: string,
  bindings: readonly unknown[],
): Promise<string> {
  if (knex.client.config.client !== 'pg') {
    const rows = await knex.raw(`explain query plan ${sql}`, [
      ...(bindings as string[]),
    ]);
    return rows.map(({ detail }: { detail: string }) => detail).join('\n');
  }
  return knex.transaction(async trx => {
    await trx.raw('set local enable_seqscan = off');
    await trx.raw('set local enable_bitmapscan = off');
    const { rows } = await trx.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, [
      ...(bindings as string[]),
    ]);
    return rows.map((row: any) => row['QUERY PLAN']).join('\n');
  });
}
