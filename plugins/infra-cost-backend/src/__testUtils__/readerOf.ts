import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '../database';
import { CostReader } from '../read';
import { type CostRecord, CostStore } from '../store';
import { BEGIN, DAY } from './records';

/** A reader of what was recorded, sixty days after the begin. */
export async function readerOf(client: Knex, records: readonly CostRecord[]) {
  const knex = await openDatabase(mockServices.database({ knex: client }));
  await new CostStore(knex).record([...records]);
  return new CostReader({
    ...{ knex, budgets: async () => ({}), commitUrl: () => undefined },
    now: () => BEGIN + 60 * DAY,
  });
}
