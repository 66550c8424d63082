import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type DriftObservation,
  parseStackRef,
} from '@infra-portal/infra-common';
import {
  type DriftTarget,
  detectDrift,
  DriftError,
  driftStatus,
} from '@infra-portal/infra-node';
import { refOf } from '../../runs';
import type { DueStack, ScheduleStore } from '../store/ScheduleStore';
import { afterFailure, afterLock, nextLook, type Period } from './nextLook';

const MINUTE = 60_000;
/** For all plans of one question together. */
const LONGEST = 30 * MINUTE;
/** After an answer was lost Atlantis may still be planning for so long. */
const GRACE = 10 * MINUTE;
const STATUS_TIMEOUT = MINUTE;
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = 60 * MINUTE;

/** A server that is asked for drift. */
export interface AskedServer {
  url: string;
  token: string;
}

/** Stacks of one repository that one question is about. */
export interface Batch {
  /** `host/owner/name` */
  repository: string;
  branch: string;
  stacks: readonly DueStack[];
  targetOf: (ref: string) => DriftTarget;
}

export interface DriftAskerOptions {
  schedule: ScheduleStore;
  intake: { take(observations: readonly DriftObservation[]): Promise<void> };
  /** Tells browsers that stacks are being looked at, or not any more. */
  changed: (batch: Batch) => Promise<void>;
  period: Period;
  logger: LoggerService;
  detect?: typeof detectDrift;
  status?: typeof driftStatus;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Asks a server about stacks, and sees to it that no answer is lost. */
export class DriftAsker {
  readonly #options: DriftAskerOptions;
  readonly #now: () => number;

  constructor(options: DriftAskerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns whether the server can be asked more now */
  async ask(
    server: AskedServer,
    batch: Batch,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const { schedule, changed, detect = detectDrift } = this.#options;
    const refs = batch.stacks.map(({ ref }) => ref);
    await schedule.asked(refs, this.#now() + LONGEST + MINUTE);
    await changed(batch);
    try {
      const found = await detect(
        server,
        {
          repository: batch.repository,
          branch: batch.branch,
          targets: batch.stacks.map(({ ref }) => batch.targetOf(ref)),
        },
        { timeout: LONGEST, ...(signal && { signal }), now: this.#now },
      );
      await this.#answered(batch, found);
      await schedule.answers(server.url);
      return true;
    } catch (error) {
      // Whoever asks next looks first whether this was answered meanwhile.
      if (signal?.aborted) return false;
      await this.#failed(server, batch, error);
      return false;
    } finally {
      await changed(batch);
    }
  }

  /**
   * Looks in the memory of a server whether questions were answered whose
   * answer was lost.
   * @returns stacks that it still says nothing of
   */
  async catchUp(server: AskedServer, batch: Batch): Promise<DueStack[]> {
    const { status = driftStatus } = this.#options;
    const { repository, branch, stacks } = batch;
    let found: DriftObservation[];
    try {
      found = await status(
        server,
        { repository, branch },
        { timeout: STATUS_TIMEOUT, now: this.#now },
      );
    } catch {
      // The question itself will tell why it cannot be asked.
      return [...stacks];
    }
    const newest = newestOf(found);
    const isAnswered = ({ ref, askedAt = Infinity }: DueStack) =>
      (newest.get(ref)?.at ?? -Infinity) >= askedAt;
    const answered = stacks.filter(isAnswered);
    if (answered.length > 0) {
      const own = answered.flatMap(({ ref }) => newest.get(ref) ?? []);
      await this.#answered({ ...batch, stacks: answered }, own);
      await this.#options.changed(batch);
    }
    return stacks.filter(stack => !isAnswered(stack));
  }

  /** Notes that a pull request, or another look, holds a stack. */
  async skip(stack: DueStack): Promise<void> {
    const { schedule, period } = this.#options;
    const nextAt = afterLock(this.#now(), period);
    await schedule.looked(stack.ref, { nextAt, failures: stack.failures });
  }

  async #answered(batch: Batch, found: readonly DriftObservation[]) {
    const { schedule, intake, period } = this.#options;
    const at = this.#now();
    const newest = newestOf(found);
    const missing = batch.stacks.filter(({ ref }) => !newest.has(ref));
    await intake.take([
      ...found,
      ...missing.map(stack => this.#missed(batch, stack, at)),
    ]);
    for (const { ref, failures } of batch.stacks) {
      const kind = newest.get(ref)?.result.kind ?? 'failed';
      const next = {
        clean: () => ({ nextAt: nextLook(ref, at, period), failures: 0 }),
        drifted: () => ({ nextAt: nextLook(ref, at, period), failures: 0 }),
        locked: () => ({ nextAt: afterLock(at, period), failures }),
        failed: () => ({
          nextAt: afterFailure(at, failures + 1, period),
          failures: failures + 1,
        }),
      }[kind]();
      await schedule.looked(ref, next);
    }
  }

  #missed(
    { repository, branch, targetOf }: Batch,
    { ref }: DueStack,
    at: number,
  ): DriftObservation {
    const target = targetOf(ref);
    const { dir, workspace } = placeOf(ref);
    return {
      id: JSON.stringify(['missed', ref, at]),
      ...{ repository, dir, workspace, at, ref: branch },
      source: 'atlantis-api',
      result: {
        kind: 'failed',
        message:
          'project' in target
            ? `Atlantis was asked about its project "${target.project}", and said nothing of this stack.`
            : 'Atlantis was asked about this folder, and said nothing of it.',
      },
    };
  }

  async #failed(server: AskedServer, batch: Batch, error: unknown) {
    const { schedule, logger, period } = this.#options;
    const now = this.#now();
    const refs = batch.stacks.map(({ ref }) => ref);
    const { message } = toError(error);
    const failure = error instanceof DriftError ? error.failure : undefined;
    if (failure === 'refused') {
      // This question is wrong, not the server.
      const failed = batch.stacks.map(({ ref }) => ({
        ...this.#missed(batch, { ref } as DueStack, now),
        result: { kind: 'failed' as const, message },
      }));
      await this.#options.intake.take(failed);
      for (const { ref, failures } of batch.stacks) {
        await schedule.looked(ref, {
          nextAt: afterFailure(now, failures + 1, period),
          failures: failures + 1,
        });
      }
      return;
    }
    logger.warn(`Drift cannot be asked for: ${message}`);
    if (failure === 'lost') {
      await schedule.asked(refs, now + GRACE);
      await schedule.failed(server.url, message, now + GRACE);
      return;
    }
    await schedule.notAsked(refs);
    const before = await schedule.failureOf(server.url);
    const pause = Math.min(
      FIRST_PAUSE * 2 ** Math.min(before?.failures ?? 0, 10),
      LONGEST_PAUSE,
    );
    await schedule.failed(server.url, message, now + pause);
  }
}

function newestOf(found: readonly DriftObservation[]) {
  const newest = new Map<string, DriftObservation>();
  for (const each of found) {
    const ref = refOf(each.repository, each.dir, each.workspace);
    if (ref === undefined) continue;
    const known = newest.get(ref);
    if (!known || known.at < each.at) newest.set(ref, each);
  }
  return newest;
}

function placeOf(ref: string) {
  const { dir, workspace } = parseStackRef(ref);
  return { dir, workspace };
}
