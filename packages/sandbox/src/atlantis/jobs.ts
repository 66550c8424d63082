import { randomUUID } from 'node:crypto';

/** Most jobs that are kept. */
const KEPT = 1000;

/** The output of a command of one project. */
export interface Job {
  id: string;
  /** `acme/infra #7: plan network-prod`. */
  title: string;
  lines: string[];
  ended: boolean;
}

/** Outputs of commands, in memory like the real one's. */
export class Jobs {
  readonly #jobs = new Map<string, Job>();

  start(title: string): Job {
    const job: Job = { id: randomUUID(), title, lines: [], ended: false };
    this.#jobs.set(job.id, job);
    if (this.#jobs.size > KEPT) {
      const [oldest] = this.#jobs.keys();
      this.#jobs.delete(oldest);
    }
    return job;
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }
}
