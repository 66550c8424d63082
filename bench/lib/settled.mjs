import { query } from './postgres.mjs';

const LOOK_EVERY_MS = 2_000;
const PATIENCE_MS = 1_800_000;

/**
 * Waits until a catalog has no more to do: all entities are processed and
 * stitched, and nothing waits for its turn, at two looks one after the other.
 * @param database the PostgreSQL of the run
 * @param catalog name of the database, schema of the catalog's tables, and what
 *   it is to have at the end: entities in all, and `systems` of them
 * @returns how many entities it has
 */
export async function untilSettled(
  database,
  { name, schema, entities, systems = 0 },
) {
  const text = `SELECT
    (SELECT count(*)::int FROM ${schema}.refresh_state) AS known,
    (SELECT count(*)::int FROM ${schema}.refresh_state
      WHERE entity_ref LIKE 'system:%') AS systems,
    (SELECT count(*)::int FROM ${schema}.refresh_state
      WHERE next_update_at <= now() OR result_hash IS NULL) AS due,
    (SELECT count(*)::int FROM ${schema}.stitch_queue) AS unstitched`;
  const deadline = performance.now() + PATIENCE_MS;
  for (let looks = 0; ; ) {
    const [found] = await query(database.port, text, name);
    const isDone =
      found.known >= entities &&
      found.systems >= systems &&
      found.due + found.unstitched === 0;
    looks = isDone ? looks + 1 : 0;
    if (looks === 2) return found.known;
    if (performance.now() > deadline) {
      throw new Error(`The catalog is not done: ${JSON.stringify(found)}`);
    }
    await new Promise(done => setTimeout(done, LOOK_EVERY_MS));
  }
}

/** Seconds without work that are taken for rest. */
const REST = 4;
const RESTING_SHARE = 0.05;

/** Waits until a process, whose catalog is in files, has no more to do. */
export async function untilAtRest({ usage }) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const { cpuSeconds: before } = usage();
    await new Promise(done => setTimeout(done, REST * 1000));
    const used = usage().cpuSeconds - before;
    // Where the machine does not tell, a pause has to do.
    if (!(used > REST * RESTING_SHARE)) return;
    if (performance.now() > deadline) throw new Error('It does not rest');
  }
}
