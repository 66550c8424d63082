import { useMemo, useRef } from 'react';
import type { DeclaredRequest, SloBacktest } from '@infra-portal/infra-common';
import { errorKind } from '@infra-portal/infra-react';
import type { GoldenPathApi } from '../api';
import { type Asked, useAsked } from '../api/useAsked';
import { useAnswersOf } from '../cost/useDeclared';

/** A source of numbers looks at a month: it waits for a pause in typing. */
export const BACKTEST_DELAY = 800;
const PACE = { settled: BACKTEST_DELAY };

/** Whether the promises of the answers would have been kept. */
export interface LiveBacktest extends Omit<Asked<SloBacktest>, 'status'> {
  /** `absent`: nobody knows numbers, or the person may not see them. */
  status: Asked<SloBacktest>['status'] | 'absent';
}

const promises = ({ intent }: DeclaredRequest): boolean => {
  const { objectives } = intent as { objectives?: Record<string, unknown> };
  return Boolean(objectives?.availabilityPercent ?? objectives?.latency);
};

/** Asks about answers that promise something; those that do not need no numbers. */
export function useBacktest(
  api: Pick<GoldenPathApi, 'backtest'>,
  request: DeclaredRequest | undefined,
  paused: boolean,
): LiveBacktest {
  const ask = useMemo(
    () => (wanted: DeclaredRequest, signal: AbortSignal) =>
      api.backtest(wanted, signal),
    [api],
  );
  const answers = useAnswersOf(request);
  const wanted = answers && promises(answers) ? answers : undefined;
  // Who may not see numbers, or has none, is not asked about them again.
  const refused = useRef(false);
  const live = useAsked(
    refused.current ? undefined : ask,
    wanted,
    paused,
    PACE,
  );
  const kind = live.error && errorKind(live.error);
  refused.current ||= kind === 'not-found' || kind === 'not-allowed';
  if (refused.current) {
    return { ...live, answer: undefined, error: undefined, status: 'absent' };
  }
  return wanted ? live : { ...live, answer: undefined };
}
