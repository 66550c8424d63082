import type { DriftObservation } from '@infra-portal/infra-common';
import { parseStackRef } from '@infra-portal/infra-common';
import type { KeptLock, LockStore } from '../../runs/locks/LockStore';
import type { StackIndex } from '../../readModel';
import type { DueStack, ScheduleStore } from '../store/ScheduleStore';
import type { AskedServer, Batch, DriftAsker } from './DriftAsker';
import type { DriftTargets } from './DriftTargets';
import { type Hours, isWithin } from './hours';

const MINUTE = 60_000;
/** Stacks of one question: all of them are locked until the last is planned. */
const BATCH = 3;
/** Due stacks that one is chosen from. */
const CANDIDATES = 20;
/** A round ends after so long, so that another process may take over. */
const ROUND = 10 * MINUTE;

/** A server with the repositories that it is asked about. */
export interface ServedRepositories {
  server: AskedServer;
  /** `host/owner/name` */
  repositories: readonly string[];
}

export interface DriftSchedulerOptions {
  served: readonly ServedRepositories[];
  schedule: ScheduleStore;
  asker: DriftAsker;
  targets: DriftTargets;
  index: Pick<StackIndex, 'current'>;
  locks: Pick<LockStore, 'servers'>;
  intake: { take(observations: readonly DriftObservation[]): Promise<void> };
  /** Questions that one server is asked at a time. */
  concurrency: number;
  hours?: Hours;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Has stacks looked at when it is their turn, one process at a time. */
export class DriftScheduler {
  readonly #options: DriftSchedulerOptions;
  readonly #now: () => number;

  constructor(options: DriftSchedulerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Asks until nothing is due, or for a while. */
  async run(signal?: AbortSignal): Promise<void> {
    const { served, schedule, index } = this.#options;
    const { stacks } = await index.current();
    const own = new Set(served.flatMap(({ repositories }) => repositories));
    await schedule.keepSources(served.map(({ server }) => server.url));
    await schedule.keepOnly(
      stacks
        .filter(({ summary }) => own.has(summary.repository))
        .map(({ summary: { ref, repository } }) => ({ ref, repository })),
    );
    await Promise.all(served.map(each => this.#serve(each, signal)));
  }

  async #serve(
    { server, repositories }: ServedRepositories,
    signal?: AbortSignal,
  ) {
    const { schedule, concurrency } = this.#options;
    if (await this.#isPaused(server)) return;
    // Nobody but this round asks: what has no answer lost it.
    await this.#catchUp(server, await schedule.unanswered(repositories));
    const until = this.#now() + ROUND;
    let taking: Promise<unknown> = Promise.resolve();
    const take = () => {
      const next = taking.then(() => this.#take(repositories));
      taking = next.catch(() => {});
      return next;
    };
    const work = async () => {
      while (!signal?.aborted && this.#now() < until) {
        const batch = await take();
        if (!batch) return;
        const goesOn = await this.#options.asker.ask(server, batch, signal);
        if (!goesOn && (await this.#isPaused(server))) return;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  }

  async #isPaused({ url }: AskedServer): Promise<boolean> {
    const failure = await this.#options.schedule.failureOf(url);
    return failure !== undefined && failure.nextAt > this.#now();
  }

  async #catchUp(server: AskedServer, stacks: readonly DueStack[]) {
    const byRepository = new Map<string, DueStack[]>();
    for (const stack of stacks) {
      const own = byRepository.get(stack.repository) ?? [];
      byRepository.set(stack.repository, [...own, stack]);
    }
    for (const own of byRepository.values()) {
      await this.#options.asker.catchUp(server, await this.#batchOf(own));
    }
  }

  /** The next question; undefined when nothing is due. */
  async #take(repositories: readonly string[]): Promise<Batch | undefined> {
    const { schedule, hours } = this.#options;
    const wantedOnly = hours !== undefined && !isWithin(hours, this.#now());
    for (;;) {
      const due = await schedule.due(repositories, CANDIDATES, { wantedOnly });
      if (due.length === 0) return undefined;
      const free = await this.#withoutLocked(due);
      if (free.length === 0) continue;
      const batch = await this.#first(free);
      // Taken before anybody else looks what is due.
      await schedule.asked(
        batch.stacks.map(({ ref }) => ref),
        this.#now() + MINUTE,
      );
      return batch;
    }
  }

  /** The first with others that go into one question with it. */
  async #first([first, ...others]: readonly DueStack[]): Promise<Batch> {
    const batch = await this.#batchOf([first]);
    const kindOf = (ref: string) => 'project' in batch.targetOf(ref);
    const fitting = others.filter(
      each =>
        each.repository === first.repository &&
        each.failures === 0 &&
        kindOf(each.ref) === kindOf(first.ref),
    );
    // One that failed is asked about alone, so that it troubles no other.
    const more = first.failures > 0 ? [] : fitting.slice(0, BATCH - 1);
    return { ...batch, stacks: [first, ...more] };
  }

  async #batchOf(stacks: readonly DueStack[]): Promise<Batch> {
    const { index, targets } = this.#options;
    const [{ repository }] = stacks;
    const { states } = await index.current();
    const state = states.find(each => each.repository === repository);
    return {
      ...{ repository, stacks, branch: state?.branch ?? 'main' },
      targetOf: await targets.of(repository, state?.commit),
    };
  }

  /** Leaves out what is held by somebody, and looks at it again sooner. */
  async #withoutLocked(due: readonly DueStack[]): Promise<DueStack[]> {
    const { locks, asker, intake } = this.#options;
    const held = new Map<string, KeptLock>();
    for (const server of await locks.servers()) {
      for (const lock of server.locks) {
        const { repository, dir, workspace } = lock;
        held.set(JSON.stringify([repository, dir, workspace]), lock);
      }
    }
    const free: DueStack[] = [];
    for (const stack of due) {
      const { dir, workspace } = parseStackRef(stack.ref);
      const key = JSON.stringify([stack.repository, dir, workspace]);
      const lock = held.get(key);
      // Who asks has the lock gone, as by a merge, before it is heard of here.
      if (!lock || stack.isWanted) {
        free.push(stack);
        continue;
      }
      if (lock.pull) await intake.take([await this.#lockedBy(stack, lock)]);
      await asker.skip(stack);
    }
    return free;
  }

  async #lockedBy(
    { ref, repository }: DueStack,
    { key, pull, since }: KeptLock,
  ): Promise<DriftObservation> {
    const { dir, workspace } = parseStackRef(ref);
    const { branch } = await this.#batchOf([
      { ref, repository, isWanted: false, failures: 0 },
    ]);
    return {
      // The same lock is told once, however often it is met.
      id: JSON.stringify(['lock', key, pull?.number, since]),
      ...{ repository, dir, workspace, ref: branch, at: this.#now() },
      source: 'atlantis-api',
      result: {
        kind: 'locked',
        ...(pull && { pull: pull.number }),
        message: `Pull request #${pull?.number} holds the stack.`,
      },
    };
  }
}
