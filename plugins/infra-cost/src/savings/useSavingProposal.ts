import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { AskedSaving } from '@infra-portal/infra-common';
import { useProposal } from '@infra-portal/infra-react';
import { costApiRef } from '../api';

const keyOf = ({ saving, fact }: AskedSaving) => JSON.stringify([saving, fact]);

/** Looks at what savings of a stack change, asks, and proposes them. */
export function useSavingProposal(name: string, savings: readonly string[]) {
  const api = useApi(costApiRef);
  const [yes, setYes] = useState<ReadonlySet<string>>(new Set());
  const state = useProposal(JSON.stringify([name, savings]), {
    preview: signal =>
      api.previewSavings(name, { savings: [...savings] }, signal),
    open: ({ digest, questions }) =>
      api.proposeSavings(name, {
        ...{ savings: [...savings], digest },
        answers: questions.filter(each => yes.has(keyOf(each))),
      }),
  });
  const questions = state.preview?.questions ?? [];
  return {
    ...state,
    /** Questions that nobody answered by yes. */
    unanswered: questions.filter(each => !yes.has(keyOf(each))).length,
    isAnswered: (question: AskedSaving) => yes.has(keyOf(question)),
    answer(question: AskedSaving, isYes: boolean) {
      const next = new Set(yes);
      if (isYes) next.add(keyOf(question));
      else next.delete(keyOf(question));
      setYes(next);
    },
  };
}
