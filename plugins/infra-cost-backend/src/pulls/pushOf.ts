import type { PullPush } from '@infra-portal/infra-common';
import type { KeptPull } from './types';

/** How the newest push stands; undefined while nothing is known of it. */
export function pushOf({
  head,
  state,
  judgement,
  priced,
}: KeptPull): Omit<PullPush, 'at'> | undefined {
  if (state === 'pending') return undefined;
  const isOfHead = state === 'priced' && priced?.commit === head;
  return {
    ...{ commit: head, state },
    ...(isOfHead &&
      judgement && {
        ...{ verdict: judgement.verdict, before: judgement.before },
        ...{ after: judgement.after, delta: judgement.delta },
      }),
  };
}
