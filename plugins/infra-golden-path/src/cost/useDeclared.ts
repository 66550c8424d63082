import { useMemo } from 'react';
import type {
  DeclaredRequest,
  DeclaredService,
} from '@infra-portal/infra-common';
import type { GoldenPathApi } from '../api';
import { type Asked, useAsked } from '../api/useAsked';

/** Between two questions while somebody types, in milliseconds. */
export const DECLARED_PAUSE = 120;
const PACE = { between: DECLARED_PAUSE };

/** What stacks declare with the answers as they are now. */
export interface LiveDeclared extends Omit<Asked<DeclaredService>, 'answer'> {
  /** The last good one; of earlier answers when `status` is not `ready`. */
  declared?: DeclaredService;
}

/** Answers alone: the name of the change is none of the question. */
export function useAnswersOf(
  request: DeclaredRequest | undefined,
): DeclaredRequest | undefined {
  const { repository, intent } = request ?? {};
  return useMemo(
    () => (intent === undefined ? undefined : { repository, intent }),
    [repository, intent],
  );
}

/**
 * What the answers would declare, for their price. A change after a rest is asked
 * at once and those that follow it a moment later, since a price does not wait for
 * all consequences. Nothing is asked while `paused`, and never without an `api`.
 */
export function useDeclared(
  api: Pick<GoldenPathApi, 'declared'> | undefined,
  request: DeclaredRequest | undefined,
  paused: boolean,
): LiveDeclared {
  const ask = useMemo(
    () =>
      api &&
      ((wanted: DeclaredRequest, signal: AbortSignal) =>
        api.declared(wanted, signal)),
    [api],
  );
  const { answer: declared, ...live } = useAsked(
    ...([ask, useAnswersOf(request), paused, PACE] as const),
  );
  return { ...live, declared };
}
