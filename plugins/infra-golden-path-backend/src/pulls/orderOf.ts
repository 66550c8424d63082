import type { Knex } from 'knex';
import { RequestStore } from '../requests/store';
import { upgradeOfPull } from '../upgrades/store';
import { type AskedPull, PullAskers } from './PullAskers';
import type { PullKey } from './types';

/** Why the portal opened a pull request, and for whom. */
export type PullOrder =
  | {
      kind: 'service';
      /** Of the request of Create service. */
      id: string;
      product: string;
      service: string;
      /** Entity ref. */
      requestedBy: string;
    }
  | {
      kind: 'upgrade';
      /** Of the upgrade that it is a part of. */
      id: string;
      /** Entity ref. */
      requestedBy: string;
    }
  | AskedPull;

/** Undefined: the portal did not open it for anybody that it remembers. */
export type OrderOf = (key: PullKey) => Promise<PullOrder | undefined>;

/** Whether two refs of people are of the same. */
export const isSameRef = (one: string | undefined, other: string) =>
  one?.toLowerCase() === other.toLowerCase();

/** Looks in the requests, the upgrades, and the rest of a plugin's database. */
export function createOrderOf(database: Knex): OrderOf {
  const askers = new PullAskers(database);
  const requests = new RequestStore({ database, now: () => new Date() });
  return async ({ repository, number }) => {
    const [id] = await requests.about(repository, { number });
    const found = id === undefined ? undefined : await requests.find(id);
    if (found) {
      const { product, service, requestedBy } = found;
      return { kind: 'service', id, product, service, requestedBy };
    }
    const upgrade = await upgradeOfPull(database, repository, number);
    if (upgrade) return { kind: 'upgrade', ...upgrade };
    return askers.of({ repository, number });
  };
}
