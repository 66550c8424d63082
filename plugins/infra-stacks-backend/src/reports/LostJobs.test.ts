import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { reportFacts, reportSchema } from '@infra-portal/infra-common';
import { openDatabase } from '../database';
import { intakeOf } from '../runs/__testUtils__/intake';
import { LostJobs } from './LostJobs';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const HOUR = 60 * 60_000;
const BEGUN = Date.parse('2026-11-02T09:00:00Z');
const repository = 'github.example/acme/infra';

const facts = (more: object) =>
  reportFacts(
    reportSchema.parse({
      version: 1,
      id: '4711',
      sentAt: '2026-11-02T09:00:00Z',
      repository: 'https://github.example/acme/infra',
      dir: 'terraform/dev',
      command: 'apply',
      state: 'started',
      commit: '1'.repeat(40),
      ref: 'main',
      startedAt: '2026-11-02T09:00:00Z',
      ...more,
    }),
    JSON.stringify(more),
  );

it.each(databases.eachSupportedId())(
  'waits no longer for an end than a job may take, on %p',
  async id => {
    const knex = await databases.init(id);
    await openDatabase(mockServices.database({ knex }));
    const { intake } = intakeOf(knex);
    let now = BEGUN + HOUR;
    const lost = new LostJobs({ knex, runs: intake, now: () => now });
    const states = async () =>
      (await knex('runs').orderBy('id')).map(({ run }) => {
        const { dir, state } = JSON.parse(run);
        return `${dir} ${state}`;
      });
    await intake.take({
      repository,
      facts: [...facts({}), ...facts({ dir: 'other', pullRequest: 7 })],
    });
    await lost.giveUp();
    expect((await states()).sort()).toEqual([
      'other running',
      'terraform/dev running',
    ]);
    now += 12 * HOUR;
    await lost.giveUp();
    await lost.giveUp();
    expect((await states()).sort()).toEqual([
      'other unknown',
      'terraform/dev unknown',
    ]);
    expect(await knex('run_facts').where({ kind: 'report' })).toHaveLength(4);
    await intake.take({
      repository,
      facts: facts({ state: 'succeeded', finishedAt: '2026-11-02T23:00:00Z' }),
    });
    expect((await states()).sort()).toEqual([
      'other unknown',
      'terraform/dev succeeded',
    ]);
  },
);
