import { LeaseWorker } from '../util/LeaseWorker';
import type { Lease } from './store';
import { advance } from './steps/advance';
import { Claim } from './steps/Claim';
import type { WorkContext } from './steps/types';

/** Goes on with requests: those just written down, and those that a dead process left. */
export class RequestWorker extends LeaseWorker<Lease> {
  constructor(ctx: WorkContext, lease?: number) {
    const { store, logger } = ctx;
    super({
      ...{ store, logger, lease, what: 'Request' },
      idOf: ({ request }) => request.id,
      async work(mine) {
        const claim = new Claim(store, mine);
        const dueAt = await advance(ctx, claim);
        await store.release(claim.lease, dueAt);
      },
    });
  }
}
