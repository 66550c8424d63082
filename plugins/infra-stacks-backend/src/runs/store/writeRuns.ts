import type { FoldedRun } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { CHUNK, dayOf, DAYS, OUTPUTS, type RunRow } from './rows';

/** Deletes rows, some at a time. */
export async function deleteIn(
  trx: Knex,
  table: string,
  column: string,
  ids: string[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += CHUNK) {
    await trx(table)
      .whereIn(column, ids.slice(at, at + CHUNK))
      .delete();
  }
}

/** Keeps what runs printed. @param outputs by the id of their run */
export async function writeOutputs(
  trx: Knex,
  rows: readonly RunRow[],
  outputs: ReadonlyMap<string, FoldedRun['output']>,
): Promise<void> {
  for (const { id, at } of rows) {
    const output = outputs.get(id);
    if (!output) continue;
    await trx(OUTPUTS)
      .insert({
        ...{ run_id: id, at },
        output: output.text.replaceAll('\0', ''),
        truncated: output.truncated,
      })
      .onConflict('run_id')
      .merge();
  }
}

/** Keeps the numbers of each day in step with the runs. */
export async function count(
  trx: Knex,
  more: readonly RunRow[],
  less: readonly RunRow[],
): Promise<void> {
  const changes = new Map<string, number>();
  const add = (rows: readonly RunRow[], by: number) => {
    for (const { at, command, state } of rows) {
      const key = JSON.stringify([dayOf(Number(at)), command, state]);
      changes.set(key, (changes.get(key) ?? 0) + by);
    }
  };
  add(more, 1);
  add(less, -1);
  for (const [key, by] of [...changes].sort()) {
    if (by === 0) continue;
    const [day, command, state] = JSON.parse(key);
    await trx(DAYS)
      .insert({ day, command, state, count: by })
      .onConflict(['day', 'command', 'state'])
      .merge({ count: trx.raw('?? + ?', [`${DAYS}.count`, by]) });
  }
}
