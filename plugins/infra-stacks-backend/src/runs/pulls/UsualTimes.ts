import {
  medianOf,
  type PullRuns,
  type UsualTime,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { type KeptRun, RUNS } from '../store/rows';

/** Finished runs that a usual time is taken from. */
const SAMPLE = 500;
/** Fewer tell nothing. */
const LEAST = 3;
/** Milliseconds that an answer holds: medians of hundreds of runs move slowly. */
const HOLDS = 60_000;

type Times = Omit<PullRuns['usual'], 'lock'>;

const seconds = (from: string, to: string) =>
  (Date.parse(to) - Date.parse(from)) / 1_000;

function usual(times: readonly number[]): UsualTime | undefined {
  const sound = times.filter(each => each >= 0);
  return sound.length < LEAST
    ? undefined
    : { median: medianOf(sound), count: sound.length };
}

/** How long plans, applies and what lies between them usually take. */
export class UsualTimes {
  readonly #knex: Knex;
  readonly #now: () => number;
  #known: { until: number; times: Promise<Times> } | undefined;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Medians of what was last seen; a time is left out while too few are known. */
  async times(): Promise<Times> {
    if (!this.#known || this.#known.until <= this.#now()) {
      const times = this.#measure();
      this.#known = { until: this.#now() + HOLDS, times };
      // What failed is asked again at once.
      times.catch(() => {
        this.#known = undefined;
      });
    }
    return this.#known.times;
  }

  async #measure(): Promise<Times> {
    const [plans, applies] = await Promise.all([
      this.#newest('plan'),
      this.#newest('apply'),
    ]);
    const [plan, apply] = [plans, applies].map(runs =>
      usual(
        runs.flatMap(({ startedAt, finishedAt }) =>
          startedAt && finishedAt ? seconds(startedAt, finishedAt) : [],
        ),
      ),
    );
    const decision = usual(decisionsOf(plans, applies));
    return {
      ...(plan && { plan }),
      ...(decision && { decision }),
      ...(apply && { apply }),
    };
  }

  async #newest(command: 'plan' | 'apply'): Promise<KeptRun[]> {
    const rows = await this.#knex(RUNS)
      .select('run')
      .where({ command, state: 'succeeded' })
      .whereNotNull('pull')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(SAMPLE);
    return rows.map(({ run }) => JSON.parse(run));
  }
}

const stackKey = ({
  repository,
  pullRequest,
  dir,
  workspace,
  project,
}: KeptRun) =>
  JSON.stringify([repository, pullRequest?.number, dir, workspace, project]);

/** From the end of the last plan before an apply to that apply, seconds. */
function decisionsOf(
  plans: readonly KeptRun[],
  applies: readonly KeptRun[],
): number[] {
  const ends = new Map<string, string[]>();
  for (const run of plans) {
    if (!run.finishedAt) continue;
    const key = stackKey(run);
    ends.set(key, [...(ends.get(key) ?? []), run.finishedAt]);
  }
  return applies.flatMap(run => {
    const before = (ends.get(stackKey(run)) ?? []).filter(
      end => Date.parse(end) <= Date.parse(run.at),
    );
    const last = before.sort().at(-1);
    return last === undefined ? [] : seconds(last, run.at);
  });
}
