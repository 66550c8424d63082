import type { Knex } from 'knex';
import { LeaseWorker } from '../util/LeaseWorker';
import { advanceUpgrade } from './steps/advance';
import type { UpgradeContext } from './steps/types';
import { UpgradeClaim } from './steps/UpgradeClaim';
import { type UpgradeLease, UpgradeStore } from './store';
import { UpgradeService } from './UpgradeService';

export type UpgradesOptions = Omit<UpgradeContext, 'store'> & {
  /** With the migrations of this plugin applied. */
  database: Knex;
  /** Milliseconds after which a silent worker is taken for dead; default 30 s. */
  lease?: number;
};

/** Upgrades in a database, and who works on them; several backends may share it. */
export function createUpgrades(options: UpgradesOptions) {
  const { database, lease, logger, now } = options;
  const store = new UpgradeStore({ database, now, lease });
  const ctx: UpgradeContext = { ...options, store };
  const worker = new LeaseWorker<UpgradeLease>({
    ...{ store, logger, lease, what: 'Upgrade' },
    idOf: ({ upgrade }) => upgrade.id,
    async work({ token, upgrade }) {
      const whole = await store.find(upgrade.id);
      if (!whole) return;
      const claim = new UpgradeClaim(store, token, whole);
      await claim.release(await advanceUpgrade(ctx, claim));
    },
  });
  const service = new UpgradeService(ctx, () => worker.tick());
  return { store, worker, service };
}
