import { InputError } from '@backstage/errors';
import type {
  ActivityDay,
  RunCommand,
  RunState,
  StaleSource,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  DAYS,
  dayOf,
  type KeptRun,
  LOOKS,
  OUTPUTS,
  type RunRow,
  RUNS,
} from './rows';

const iso = (at: number) => new Date(at).toISOString();

const ENDS: Partial<Record<string, 'succeeded' | 'failed'>> = {
  succeeded: 'succeeded',
  failed: 'failed',
};

const COMMANDS = {
  plan: 'plans',
  apply: 'applies',
  policy_check: 'policyChecks',
} as const;

const emptyDay = (date: string): ActivityDay => ({
  ...{ date, plans: 0, applies: 0, policyChecks: 0 },
  ...{ succeeded: 0, failed: 0, other: 0 },
});

const cursorOf = ({ at, id }: RunRow) =>
  Buffer.from(JSON.stringify([Number(at), id])).toString('base64url');

const DAY = 24 * 60 * 60_000;
/** Words are looked for among so many of the newest runs that fit otherwise. */
const SEARCHED = 20_000;
/** Runs of one pull request; those before the newest matter to nobody. */
const MOST_OF_PULL = 5_000;

/** What runs are asked for; values of one filter are alternatives. */
export interface RunQuery {
  /** Refs of stacks. */
  stacks?: readonly string[];
  products?: readonly string[];
  repositories?: readonly string[];
  pull?: number;
  states?: readonly RunState[];
  commands?: readonly RunCommand[];
  /** Words that all have to be in it. */
  text?: string;
  cursor?: string;
  limit: number;
}

/** How asking about runs went. */
export interface Looks {
  observedAt?: string;
  stale: StaleSource[];
}

/** Reads runs; lists cost the same however many there are. */
export class RunQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @throws InputError when the cursor is none of ours */
  async page(
    query: RunQuery,
  ): Promise<{ runs: KeptRun[]; nextCursor?: string }> {
    const rows = await this.statement(query);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      runs: shown.map(({ run }) => JSON.parse(run)),
      ...(rows.length > query.limit && last && { nextCursor: cursorOf(last) }),
    };
  }

  /** The statement of {@link page}: one row more than asked for. */
  statement(query: RunQuery): Knex.QueryBuilder<RunRow, RunRow[]> {
    const fitting = this.#knex<RunRow>(RUNS)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc');
    if (query.cursor !== undefined) {
      const [at, id] = readCursor(query.cursor);
      fitting.whereRaw('(??, ??) < (?, ?)', ['at', 'id', at, id]);
    }
    if (query.stacks) oneOf(fitting, 'stack_ref', query.stacks);
    if (query.products) oneOf(fitting, 'product', query.products);
    if (query.repositories) oneOf(fitting, 'repository', query.repositories);
    if (query.states) oneOf(fitting, 'state', query.states);
    if (query.commands) oneOf(fitting, 'command', query.commands);
    if (query.pull !== undefined) fitting.where('pull', query.pull);
    const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return fitting.select('id', 'at', 'run').limit(query.limit + 1) as never;
    }
    const found = this.#knex
      .from(fitting.select('id', 'at', 'run', 'words').limit(SEARCHED).as('f'))
      .select('id', 'at', 'run')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    for (const word of words) {
      const escaped = word.replace(/[\\%_]/g, '\\$&');
      found.whereRaw("?? like ? escape '\\'", ['words', `%${escaped}%`]);
    }
    return found as never;
  }

  async run(id: string): Promise<KeptRun | undefined> {
    const row = await this.#knex<RunRow>(RUNS)
      .select('run')
      .where({ id })
      .first();
    return row && JSON.parse(row.run);
  }

  /** Runs of a pull request, the newest first. */
  async ofPull(repository: string, pull: number): Promise<KeptRun[]> {
    const rows = await this.#knex<RunRow>(RUNS)
      .select('run')
      .where({ repository, pull })
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_OF_PULL);
    return rows.map(({ run }) => JSON.parse(run));
  }

  async output(
    id: string,
  ): Promise<{ text: string; truncated: boolean } | undefined> {
    const row = await this.#knex(OUTPUTS).where({ run_id: id }).first();
    return row && { text: row.output, truncated: Boolean(row.truncated) };
  }

  /** Runs that are not over, by state. */
  async now(): Promise<{ active: number; waiting: number }> {
    const rows = await this.#knex<RunRow>(RUNS)
      .select('state')
      .count({ count: '*' })
      .whereIn('state', ['running', 'waiting'])
      .groupBy('state');
    const counts = new Map(
      rows.map((row: any) => [row.state, Number(row.count)]),
    );
    return {
      active: counts.get('running') ?? 0,
      waiting: counts.get('waiting') ?? 0,
    };
  }

  /** Each of the last days in UTC, the oldest first. */
  async days(count: number, now: number): Promise<ActivityDay[]> {
    const dates = Array.from({ length: count }, (_, index) =>
      dayOf(now - (count - 1 - index) * DAY),
    );
    const days = new Map(dates.map(date => [date, emptyDay(date)]));
    const rows = await this.#knex(DAYS).where('day', '>=', dates[0]);
    for (const { day, command, state, count: found } of rows) {
      const own = days.get(day);
      const number = Number(found);
      if (!own || number <= 0) continue;
      own[COMMANDS[command as RunCommand]] += number;
      own[ENDS[state] ?? 'other'] += number;
    }
    return [...days.values()];
  }

  /** When runs of repositories were asked for, and what could not be. */
  async looks(): Promise<Looks> {
    return this.#looks(await this.#knex(LOOKS).orderBy('repository'));
  }

  /** The same of one repository. */
  async lookAt(repository: string): Promise<Looks> {
    return this.#looks(await this.#knex(LOOKS).where({ repository }));
  }

  #looks(rows: any[]): Looks {
    const times = rows
      .map(row => row.looked_at)
      .filter(at => at !== null)
      .map(Number);
    return {
      ...(times.length > 0 && { observedAt: iso(Math.min(...times)) }),
      stale: rows
        .filter(row => row.failure !== null)
        .map(row => ({
          source: row.repository,
          message: row.failure,
          since: iso(Number(row.failed_since)),
        })),
    };
  }
}

/** One value is asked for as such: then its index gives the order, too. */
function oneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  if (values.length === 1) query.where(column, values[0]);
  else query.whereIn(column, [...values]);
}

const cursorSchema = z.tuple([z.number().int(), z.string().max(64)]);

function readCursor(cursor: string): [number, string] {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
  } catch {
    throw new InputError(
      'The cursor is none that the portal gave. Leave it out to begin at the first page.',
    );
  }
}
