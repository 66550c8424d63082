import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  isTimeZone,
  slugOf,
  type Upgrade,
  type UpgradeAct,
  type upgradeOrderSchema,
  type UpgradePreview,
  type UpgradeSummary,
} from '@infra-portal/infra-common';
import { type Actor, plainLine } from '@infra-portal/infra-node';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { changeOf } from './acts';
import { toSummary, toUpgradePage } from './present';
import type { PreparedUpgrade } from './source';
import type { UpgradeContext } from './steps/types';
import type { StoredItem, WholeUpgrade } from './store';
import { SAID } from './text';

/** A write that others came before is tried again so often. */
const TRIES = 20;

export type CheckedUpgradeOrder = z.output<typeof upgradeOrderSchema>;

const activeKeyOf = ({ subject }: CheckedUpgradeOrder) =>
  `${subject.kind}:${subject.name.toLowerCase()}`;

/** Upgrades in waves: what they would do, and what people do with them. */
export class UpgradeService {
  readonly #ctx: UpgradeContext;
  readonly #wake: () => void;

  /** @param wake lets somebody go on with what is due */
  constructor(ctx: UpgradeContext, wake: () => void) {
    this.#ctx = ctx;
    this.#wake = wake;
  }

  /** What an upgrade would do; changes nothing. */
  async preview(order: CheckedUpgradeOrder): Promise<UpgradePreview> {
    return (await this.#prepare(order)).preview;
  }

  async #prepare(order: CheckedUpgradeOrder): Promise<PreparedUpgrade> {
    const { subject, rules } = order;
    if (rules.hours && !isTimeZone(rules.hours.zone)) {
      throw new InputError(
        `rules.hours.zone: ${JSON.stringify(
          plainLine(rules.hours.zone, 60),
        )} is no time zone; write one such as Asia/Seoul`,
      );
    }
    const source = this.#ctx.sources[subject.kind];
    if (!source) {
      throw new InputError(
        `subject.kind: ${subject.kind} is not upgraded here`,
      );
    }
    return source.preview({ subject, rules });
  }

  /**
   * Begins an upgrade. The same press, and the same subject while one is under
   * way, find the one that there is.
   * @throws ConflictError when one to another version is under way
   */
  async begin(
    order: CheckedUpgradeOrder,
    actor: Actor,
  ): Promise<{ upgrade: Upgrade; created: boolean }> {
    const keys = {
      activeKey: activeKeyOf(order),
      pressKey: order.key ?? null,
    };
    const there = await this.#ctx.store.findLike(keys);
    if (there) return this.#found(there, order);
    const fresh = this.#written(order, await this.#prepare(order), actor);
    const said = [{ by: actor.userRef, message: SAID.begun }];
    if (await this.#ctx.store.insert(fresh, said)) {
      await this.#ctx.notify(fresh.upgrade.id);
      this.#wake();
      return { upgrade: await this.get(fresh.upgrade.id), created: true };
    }
    // Somebody was quicker.
    const other = await this.#ctx.store.findLike(keys);
    if (other) return this.#found(other, order);
    throw new ConflictError('The upgrade could not be begun. Try it again.');
  }

  async #found(there: WholeUpgrade, { subject, key }: CheckedUpgradeOrder) {
    const { data, pressKey } = there.upgrade;
    const isSame = data.subject.to === subject.to.replace(/^v/, '');
    if (!isSame && (key === undefined || key !== pressKey)) {
      throw new ConflictError(
        `An upgrade of ${data.subject.name} to ${data.subject.to} is under way. Let it end, or cancel it first.`,
      );
    }
    return { upgrade: await this.get(there.upgrade.id), created: false };
  }

  #written(
    order: CheckedUpgradeOrder,
    { preview, memo }: PreparedUpgrade,
    actor: Actor,
  ): WholeUpgrade {
    const now = this.#ctx.now().toISOString();
    const { subject, notes, changes } = preview;
    const folder = `portal/upgrades/${slugOf(subject.name)}-${subject.to}`;
    const waves = preview.waves.flatMap(({ items }, wave) =>
      items.map(item => ({ item, wave })),
    );
    const items = waves.map(
      ({ item, wave }, position): StoredItem => ({
        ...{ id: item.id, position, wave, state: 'waiting' },
        ...{ repository: item.repository, branch: `${folder}/${item.id}` },
        updatedAt: now,
        data: { item, effect: 'unknown', ownCommits: [] },
      }),
    );
    return {
      items,
      upgrade: {
        ...{ id: randomUUID(), activeKey: activeKeyOf(order) },
        ...{ pressKey: order.key ?? null, state: 'running' },
        ...{ startedBy: actor.userRef, startedAt: now, updatedAt: now },
        ...{ version: 1, dueAt: now },
        data: {
          ...{ subject, rules: order.rules, memo, changes, actor },
          ...(order.note !== undefined && { note: order.note }),
          ...(notes !== undefined && { notes }),
          waves: preview.waves.map(({ environment }) => environment ?? null),
        },
      },
    };
  }

  /** Newest first. */
  async list(): Promise<UpgradeSummary[]> {
    return (await this.#ctx.store.list()).map(toSummary);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Upgrade> {
    const whole = await this.#need(id);
    return toUpgradePage(whole, await this.#ctx.store.history(id));
  }

  async #need(id: string): Promise<WholeUpgrade> {
    const found = await this.#ctx.store.find(id);
    if (found) return found;
    throw new NotFoundError(`There is no upgrade ${plainLine(id, 60)}`);
  }

  /** Pauses, resumes, cancels, or decides about one item. */
  async act(id: string, act: UpgradeAct, userRef: string): Promise<Upgrade> {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const whole = await this.#need(id);
      const change = changeOf(whole, act, userRef);
      if (!change) return this.get(id);
      const dueAt = this.#ctx.now().toISOString();
      const saved = await this.#ctx.store.update(whole, {
        ...change,
        upgrade: { ...change.upgrade, dueAt },
      });
      if (saved) {
        await this.#ctx.notify(id);
        this.#wake();
        return this.get(id);
      }
    }
    throw new ConflictError('The upgrade changes all the time. Try it again.');
  }
}
