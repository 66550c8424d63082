import { createHash, randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { plainLine, type Actor } from '@infra-portal/infra-node';
import { titleOf } from './text/body';
import { OutdatedPreviewError } from './errors';
import { toServiceRequest } from './present';
import type { RequestWorker } from './RequestWorker';
import {
  goOnWithApplication,
  renewApplication,
  tryAgain,
} from './application/renew';
import { isOver, StoredRequest, Take } from './store';
import type { Order, RequestFilter, RequestService } from './types';
import { toProposal } from './steps/settleBranch';
import { repositoryOf, type WorkContext } from './steps/types';

/** A write that others came before is tried again so often. */
const TRIES = 50;

/** One active request per repository, product, service and change. */
export const activeKeyOf = (...parts: string[]) =>
  createHash('sha256')
    .update(JSON.stringify(parts.map(part => part.toLowerCase())))
    .digest('hex');

const wait = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });

type Written = { request: StoredRequest; created: boolean };

/** {@link RequestService} over a store and a worker. */
export class RequestServiceImpl implements RequestService {
  readonly #ctx: WorkContext;
  readonly #worker: RequestWorker;

  constructor(ctx: WorkContext, worker: RequestWorker) {
    this.#ctx = ctx;
    this.#worker = worker;
  }

  async submit(order: Order, actor: Actor) {
    const prepared = await this.#ctx.previews.prepare({
      repository: order.repository,
      intent: order.intent,
      change: order.change,
      digest: order.digest,
    });
    // What the work on it begins with, while the order is written down.
    const updated = this.#ctx.mirrors
      .of(repositoryOf(prepared.preview.repository))
      .update();
    updated.catch(() => {});
    const { digest, repository } = prepared.preview;
    const { product, service } = prepared;
    const key = activeKeyOf(repository, product, service, order.change);
    const active = await this.#ctx.store.findActive(key);
    // The same order twice is no news, even when its base has moved since.
    const isRepeated = active?.data.digest === order.digest;
    if (digest !== order.digest && !isRepeated) {
      throw new OutdatedPreviewError(digest);
    }
    const now = this.#ctx.now().toISOString();
    const fresh: StoredRequest = {
      id: randomUUID(),
      activeKey: key,
      repository,
      product,
      service,
      branch:
        prepared.preview.branch ??
        `portal/${product}/${service}/${order.change}`,
      state: 'opening',
      requestedBy: actor.userRef,
      version: 1,
      createdAt: now,
      updatedAt: now,
      dueAt: now,
      data: {
        change: order.change,
        title: titleOf(product, service, order.change),
        step: 'accepted',
        wanted: 'open',
        draft: order.draft,
        actor: { ...actor, displayName: plainLine(actor.displayName, 100) },
        note: order.note,
        answering: order.answering,
        intent: order.intent,
        digest: order.digest,
        acceptedAt: now,
        proposal: toProposal(prepared),
        ownCommits: [],
        asked: [],
        refused: [],
        remarks: [],
        conflicts: [],
        lane: [],
        attempts: 0,
      },
    };
    const { request, created } = await this.#writeDown(fresh);
    this.#ctx.updates.set(request.id, updated);
    await this.#ctx.notify(request.id);
    const { patience } = order;
    return { request: await this.#follow(request.id, patience), created };
  }

  /** Inserts the order, or lays it over the active one. */
  async #writeDown(fresh: StoredRequest): Promise<Written> {
    const { store } = this.#ctx;
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const active = await store.findActive(fresh.activeKey!);
      if (!active) {
        if (await store.insert(fresh)) return { request: fresh, created: true };
        continue;
      }
      const { data } = active;
      const same =
        data.digest === fresh.data.digest &&
        data.draft === fresh.data.draft &&
        data.note === fresh.data.note &&
        data.wanted === 'open';
      const underWay = active.state === 'opening' || active.state === 'open';
      if (same && underWay) return { request: active, created: false };
      const renewed = renew(active, fresh, same);
      const dueAt = this.#ctx.now().toISOString();
      const saved = await store.update(renewed, { dueAt });
      if (saved) return { request: saved, created: false };
    }
    throw new ConflictError(
      'Too many people change this service at the same moment. Send it again.',
    );
  }

  /** Waits a moment for the pull request; it follows by itself anyway. */
  async #follow(id: string, patience = this.#ctx.settings.patience) {
    const until = Date.now() + patience;
    for (;;) {
      const left = until - Date.now();
      const work = this.#worker
        .run(id)
        .finally(() => this.#ctx.updates.delete(id));
      await Promise.race([work, wait(Math.max(0, left))]);
      const request = await this.#need(id);
      const waiting =
        request.state === 'opening' && request.data.failure === undefined;
      if (!waiting || until - Date.now() <= 0) {
        work.catch(() => {});
        return toServiceRequest(request);
      }
      // Another backend works on it, or it was written to meanwhile.
      await wait(100);
    }
  }

  async #need(id: string): Promise<StoredRequest> {
    const found = await this.#ctx.store.find(id);
    if (found) return found;
    throw new NotFoundError(`There is no request ${plainLine(id, 60)}`);
  }

  async get(id: string) {
    const request = await this.#need(id);
    return { ...toServiceRequest(request), intent: request.data.intent };
  }

  async list(filter: RequestFilter) {
    const { items, nextCursor } = await this.#ctx.store.list(filter);
    return {
      items: items.map(toServiceRequest),
      ...(nextCursor && { nextCursor }),
    };
  }

  /** Changes a request whoever else writes to it, and goes on with it. */
  async #change(
    id: string,
    change: (request: StoredRequest) => StoredRequest | undefined,
  ) {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const request = await this.#need(id);
      const changed = change(request);
      if (!changed) return toServiceRequest(request);
      const dueAt = this.#ctx.now().toISOString();
      if (await this.#ctx.store.update(changed, { dueAt })) {
        await this.#ctx.notify(id);
        return this.#follow(id);
      }
    }
    throw new ConflictError('The request changes all the time. Try it again.');
  }

  async resume(id: string, _actor: Actor, options: { take?: Take } = {}) {
    return this.#change(id, request => {
      const { state, data } = request;
      if (data.application?.failure && (isOver(state) || state === 'open')) {
        return goOnWithApplication(request, data.application);
      }
      if (isOver(state)) {
        throw new ConflictError(
          `The request is ${state}; order the change anew.`,
        );
      }
      // What waits for its time is tried at once; what is open needs nothing
      // unless its base has changed under it.
      const isFine = data.pull?.mergeable !== false;
      if (state === 'open' && data.wanted === 'open' && isFine)
        return undefined;
      return {
        ...request,
        state: 'opening',
        data: {
          ...data,
          failure: undefined,
          attempts: 0,
          take: options.take,
          ...(data.application && {
            application: tryAgain(data.application),
          }),
        },
      };
    });
  }

  async cancel(id: string, _actor: Actor) {
    const request = await this.#change(id, stored => {
      const { state, data } = stored;
      if (state === 'merged') {
        throw new ConflictError(
          'The pull request is merged already. Order a change that takes it back.',
        );
      }
      if (state === 'closed') return undefined;
      return {
        ...stored,
        data: {
          ...data,
          ...{ wanted: 'closed', failure: undefined, attempts: 0 },
          ...(data.application && { application: tryAgain(data.application) }),
        },
      };
    });
    // It was being looked at when the word came.
    if (isOver(request.state) || request.failure) return request;
    await this.#worker.run(id);
    return this.get(id);
  }
}

/** What is not known on either side stays so. */
const sum = (a: number | undefined, b: number | undefined) =>
  a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);

/** The active request with a newer order. */
function renew(
  active: StoredRequest,
  fresh: StoredRequest,
  same: boolean,
): StoredRequest {
  const before = active.data;
  const common = { failure: undefined, conflicts: [], attempts: 0 };
  const data = same
    ? { ...before, ...common }
    : {
        ...before,
        ...common,
        step: 'accepted' as const,
        wanted: 'open' as const,
        draft: fresh.data.draft,
        makeReady: before.draft && !fresh.data.draft,
        actor: fresh.data.actor,
        note: fresh.data.note,
        answering: sum(before.answering, fresh.data.answering),
        intent: fresh.data.intent,
        digest: fresh.data.digest,
        acceptedAt: fresh.data.acceptedAt,
        proposal: fresh.data.proposal,
        take: undefined,
        remarks: [],
        ...renewApplication(before, fresh.data),
      };
  return { ...active, state: 'opening', data };
}
