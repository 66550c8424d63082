import type { GitHub } from '../github/github';
import type { SampleChange } from './changes';
import { CLEAN, DRIFTED } from './dailyge';
import { ORGANISATION } from './provision';

/** The fact in the data folder that keeps what the portal is not told yet. */
export const JOBS = 'sample-jobs';
const REPOSITORY = 'dailyge-infra';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Mornings that were looked for drift, and the last ones that found some. */
const MORNINGS = 16;
const DRIFTING = 3;

/** A report to the portal, but for when and as whom it is sent. */
export interface SampleJob {
  id: string;
  attempt: number;
  command: 'plan' | 'apply' | 'drift';
  state: 'started' | 'succeeded' | 'failed';
  commit: string;
  ref: string;
  pullRequest?: number;
  actor: string;
  startedAt: string;
  finishedAt?: string;
  exitCode?: number;
  output?: string;
}

interface Ended {
  command: SampleJob['command'];
  commit: string;
  ref: string;
  pullRequest?: number;
  actor: string;
  /** ms since 1970 */
  at: number;
  seconds: number;
  output: string;
  exitCode: number;
  attempt?: number;
}

/** What GitHub Actions did in the sample: no runner is here to do it. */
export class SampleJobs {
  readonly #jobs: SampleJob[] = [];
  #id = 19_400_000_000;

  /** A pull request was opened, or merged. */
  planned(change: SampleChange, commit: string, pull: number, at: number) {
    if (!change.actions) return;
    this.#add({
      ...{ command: 'plan', commit, ref: change.branch, pullRequest: pull },
      ...{ actor: 'developer', at, seconds: 48 },
      ...{ output: change.actions.plan, exitCode: 2 },
    });
  }

  merged(change: SampleChange, commit: string, pull: number, at: number) {
    const applies = change.actions?.applies ?? [];
    applies.forEach((output, index) =>
      this.#add({
        ...{ command: 'apply', commit, ref: 'main', pullRequest: pull },
        ...{ actor: 'reviewer', at: at + index * 25 * MINUTE, seconds: 142 },
        ...{ output, exitCode: index === applies.length - 1 ? 0 : 1 },
        attempt: index + 1,
      }),
    );
  }

  /** Every morning before now, the main branch was compared with what is there. */
  looked(commit: string, now: number) {
    const last = Math.floor((now - 2 * MINUTE) / DAY) * DAY - 103 * MINUTE;
    for (let ago = MORNINGS - 1; ago >= 0; ago -= 1) {
      const drifts = ago < DRIFTING;
      this.#add({
        ...{ command: 'drift', commit, ref: 'main', actor: 'developer' },
        ...{ at: last - ago * DAY, seconds: 51 },
        output: drifts ? DRIFTED : CLEAN,
        exitCode: drifts ? 2 : 0,
      });
    }
  }

  /** Keeps them until the portal is there to be told. */
  keep(github: GitHub) {
    if (this.#jobs.length > 0) {
      github.meta.set(JOBS, JSON.stringify(this.#jobs));
    }
  }

  #add({ at, seconds, output, exitCode, attempt = 1, ...job }: Ended) {
    if (attempt === 1) this.#id += 86_413;
    const begun = {
      ...job,
      id: String(this.#id),
      attempt,
      startedAt: new Date(at).toISOString(),
    };
    const isDone = exitCode === 0 || exitCode === 2;
    this.#jobs.push(
      { ...begun, state: 'started' },
      {
        ...begun,
        state: isDone ? 'succeeded' : 'failed',
        finishedAt: new Date(at + seconds * 1_000).toISOString(),
        exitCode,
        output,
      },
    );
  }
}

/** As the report of a job says it; signed later. */
export const reportOf = (job: SampleJob, url: string): object => ({
  version: 1,
  repository: `${url}/${ORGANISATION}/${REPOSITORY}`,
  dir: 'terraform/dev',
  runner: 'GitHub Actions',
  jobUrl: `${url}/${ORGANISATION}/${REPOSITORY}/actions/runs/${job.id}`,
  ...job,
});
