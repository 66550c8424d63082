import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  SLO_MARKS,
  type SloMark,
  SLOS_CHANNEL,
} from '@infra-portal/infra-common';
import { type Live, useLive } from '@infra-portal/infra-react';
import { sloApiRef, type SloMarks } from '../../api';

export type MarkKind = SloMark['kind'];

/** A mark with its times as numbers; epoch seconds. */
export interface Mark extends Omit<SloMark, 'at' | 'until'> {
  at: number;
  until?: number;
  /** It still goes on. */
  isOpen: boolean;
}

export interface Marks {
  live: Live<SloMarks>;
  /** Of all kinds, the oldest first. */
  all: Mark[];
  /** Of the kinds that are chosen. */
  shown: Mark[];
  kinds: readonly MarkKind[];
  hidden: ReadonlySet<MarkKind>;
  toggle(kind: MarkKind): void;
}

/** These last, so that one without an end goes on. */
const LASTING: ReadonlySet<MarkKind> = new Set(['drift', 'alert']);

const secondsOf = (time: string) => Date.parse(time) / 1_000;

function markOf({ at, until, ...mark }: SloMark): Mark {
  const isOpen = until === undefined && LASTING.has(mark.kind);
  return {
    ...mark,
    ...{ at: secondsOf(at), isOpen },
    ...(until !== undefined && { until: secondsOf(until) }),
    ...(isOpen && { until: Infinity }),
  };
}

/** What happened to the stacks of an objective's service, and which of it to show. */
export function useMarks({ id }: Objective): Marks {
  const api = useApi(sloApiRef);
  const [hidden, setHidden] = useState<ReadonlySet<MarkKind>>(new Set());
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: `marks ${id}`,
    load: signal => api.marks(id, {}, signal),
    keep: true,
  });
  const all = (live.value?.items ?? []).map(markOf).sort((a, b) => a.at - b.at);
  const toggle = (kind: MarkKind) =>
    setHidden(before => {
      const next = new Set(before);
      if (!next.delete(kind)) next.add(kind);
      return next;
    });
  return {
    ...{ live, all, hidden, toggle },
    shown: all.filter(({ kind }) => !hidden.has(kind)),
    kinds: SLO_MARKS.filter(kind => all.some(mark => mark.kind === kind)),
  };
}
