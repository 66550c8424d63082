import { useMemo, useState } from 'react';
import type {
  TakeOverRequest,
  TakeOverWishes,
} from '@infra-portal/infra-common';

const NOTHING: TakeOverWishes = { mode: 'moved', imports: [], leave: [] };

/** What a person says of the state of a stack. */
export interface WishesState {
  wishes: TakeOverWishes;
  /** The same for a request: what is usual is not said. */
  said: Pick<TakeOverRequest, 'imports' | 'leave' | 'mode'>;
  change(wishes: Partial<TakeOverWishes>): void;
  reset(): void;
}

export function useWishes(): WishesState {
  const [wishes, setWishes] = useState(NOTHING);
  const said = useMemo(
    () => ({
      ...(wishes.mode === 'import' && { mode: wishes.mode }),
      ...(wishes.imports.length > 0 && { imports: wishes.imports }),
      ...(wishes.leave.length > 0 && { leave: wishes.leave }),
    }),
    [wishes],
  );
  return {
    ...{ wishes, said },
    change: some => setWishes(before => ({ ...before, ...some })),
    reset: () => setWishes(NOTHING),
  };
}
