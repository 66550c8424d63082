import {
  isUpgradeItemTroubled,
  nextUpgradeStep,
  type UpgradeState,
  type UpgradeStep,
} from '@infra-portal/infra-common';
import { passes, toStepFailure } from '../../requests/steps/failure';
import { isUpgradeOver, type UpgradeChange } from '../store';
import { SAID } from '../text';
import { isFollowed, lookAtAll } from './lookAt';
import { openItem, prepareCommits } from './openItem';
import type { UpgradeContext } from './types';
import { UpgradeChanged, type UpgradeClaim } from './UpgradeClaim';

/** Milliseconds after which what passes by itself is tried again. */
const PAUSE = 15_000;

const same = (a: unknown, b: unknown) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Writes what the upgrade as a whole says now, when that is news. */
async function settle(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  { state, detail }: { state?: UpgradeState; detail?: UpgradeDetail },
  said: NonNullable<UpgradeChange['said']> = [],
): Promise<void> {
  const { upgrade } = claim;
  const next = state ?? upgrade.state;
  if (next === upgrade.state && same(detail, upgrade.data.detail)) return;
  await claim.save({
    upgrade: {
      state: next,
      ...(isUpgradeOver(next) && { activeKey: null }),
      data: { detail },
    },
    said,
  });
  await ctx.notify(upgrade.id);
}

type UpgradeDetail = UpgradeClaim['upgrade']['data']['detail'];

const standOf = ({ upgrade, items }: UpgradeClaim) => ({
  state: upgrade.state,
  rules: upgrade.data.rules,
  items,
});

/** Opens what is due; gives the time to try again what passes by itself. */
async function openAll(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
  { wave, items }: UpgradeStep & { kind: 'open' },
): Promise<Date | undefined> {
  const isFirst = claim.items.every(
    each => each.wave !== wave || each.state === 'waiting',
  );
  if (isFirst && wave > 0) {
    const name = claim.upgrade.data.waves[wave];
    await claim.save({ said: [{ message: SAID.wave(name) }] });
  }
  if (items.length > 1) {
    await prepareCommits(ctx, claim, items).catch(error =>
      ctx.logger.debug(`Commits cannot be prepared: ${error.message}`),
    );
  }
  for (const id of items) {
    try {
      await openItem(ctx, claim, id);
    } catch (error) {
      if (error instanceof UpgradeChanged) throw error;
      const failure = toStepFailure(error, 'accepted');
      ctx.logger.warn(
        `Upgrade ${claim.upgrade.id}: ${id} cannot be opened: ${failure.message}`,
      );
      if (passes(failure.code)) {
        const soon = new Date(ctx.now().getTime() + PAUSE);
        const { retryAt = soon } = failure;
        return retryAt > soon ? retryAt : soon;
      }
      if (failure.code === 'unexpected') {
        ctx.logger.error('An upgrade failed', error as Error);
      }
      const detail = SAID.failed(failure.message);
      await claim.saveItem(id, { state: 'failed', data: { detail } }, [
        { message: SAID.became(id, detail) },
      ]);
    }
    await ctx.notify(claim.upgrade.id);
    // What stopped it stops the others too.
    const step = nextUpgradeStep(standOf(claim), ctx.now());
    if (step.kind === 'stop') return undefined;
  }
  return undefined;
}

/**
 * Goes on where people applied and merged what stopped it: nothing is left to
 * decide.
 */
async function goOnIfSettled(ctx: UpgradeContext, claim: UpgradeClaim) {
  const { upgrade, items } = claim;
  const isStopped = upgrade.state === 'stopped';
  if (!isStopped || items.some(each => isUpgradeItemTroubled(each.state))) {
    return;
  }
  await settle(ctx, claim, { state: 'running' }, [{ message: SAID.settled }]);
}

async function goOn(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
): Promise<string | null> {
  if (isUpgradeOver(claim.upgrade.state)) return null;
  await lookAtAll(ctx, claim);
  await goOnIfSettled(ctx, claim);
  const at = (milliseconds: number) =>
    new Date(ctx.now().getTime() + milliseconds).toISOString();
  for (;;) {
    const step = nextUpgradeStep(standOf(claim), ctx.now());
    const later = claim.items.some(isFollowed) ? at(ctx.settings.poll) : null;
    switch (step.kind) {
      case 'open': {
        const again = await openAll(ctx, claim, step);
        if (again) return again.toISOString();
        break;
      }
      case 'stop': {
        const detail = SAID.stopped(step.items.length);
        await settle(ctx, claim, { state: 'stopped', detail }, [
          { message: detail },
        ]);
        return later;
      }
      case 'done':
        await settle(ctx, claim, { state: 'done' }, [{ message: SAID.done }]);
        return null;
      case 'hours': {
        await settle(ctx, claim, { detail: SAID.hours(step.at) });
        const opening = step.at.toISOString();
        return later && later < opening ? later : opening;
      }
      case 'wait':
        await settle(ctx, claim, {});
        return later ?? at(ctx.settings.poll);
      default:
        return later;
    }
  }
}

/**
 * Brings an upgrade as far as it gets, and gives the time when to look again. It
 * begins at the beginning each time: reality is asked, not memory.
 */
export async function advanceUpgrade(
  ctx: UpgradeContext,
  claim: UpgradeClaim,
): Promise<string | null> {
  for (;;) {
    try {
      return await goOn(ctx, claim);
    } catch (error) {
      if (!(error instanceof UpgradeChanged)) throw error;
      if (!(await claim.reload())) return null;
    }
  }
}
