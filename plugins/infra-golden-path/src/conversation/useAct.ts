import { useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ReviewAct,
  ReviewOrder,
  ReviewOutcome,
  ReviewRefusal,
} from '@infra-portal/infra-common';
import { errorKind, randomUuid } from '@infra-portal/infra-react';
import { reviewRefusalOf, useGitHubToken } from '../api';
import { conversationApiRef, type PullPlace } from './ConversationApi';
import type { DraftBook } from './DraftBook';

/** Why something was not done. */
export interface ActProblem {
  kind: ReviewRefusal | 'popup' | 'notAllowed' | 'other';
  /** GitHub's own words. */
  said?: string;
}

export type Act = Omit<ReviewOrder, 'key' | 'token'>;

export interface ActState {
  /** Under way now. */
  running?: ReviewAct;
  outcome?: ReviewOutcome;
  problem?: ActProblem;
  /** What the problem was with. */
  failed?: ReviewAct;
  /** Whether it was done. */
  run(act: Act): Promise<boolean>;
  signInAgain(): Promise<void>;
}

/** Nobody knows whether these were done: the same key must ask again. */
const UNSURE = ['unsure', 'being-done', 'other'];

function problemOf(error: Error): ActProblem {
  const found = reviewRefusalOf(error);
  if (found) return { kind: found.refusal, said: found.said };
  if ((error as { statusCode?: number }).statusCode === 429) {
    return { kind: 'rate-limited' };
  }
  return { kind: errorKind(error) === 'not-allowed' ? 'notAllowed' : 'other' };
}

/**
 * Acts with the person's own token of GitHub, one act at a time. What was sent
 * without an answer keeps its key, also when the page is loaded again, so that
 * sending it again does it once.
 */
export function useAct(place: PullPlace, book: DraftBook): ActState {
  const api = useApi(conversationApiRef);
  const { tokenOf, signInAgain } = useGitHubToken();
  const [running, setRunning] = useState<ReviewAct>();
  const [outcome, setOutcome] = useState<ReviewOutcome>();
  const [wrong, setWrong] = useState<{ problem: ActProblem; act: ReviewAct }>();

  const send = async (act: Act): Promise<boolean> => {
    const token = await tokenOf();
    if (!token) {
      setWrong({ problem: { kind: 'popup' }, act: act.act });
      return false;
    }
    const content = JSON.stringify(act);
    const { sent } = book.get();
    const key = sent?.content === content ? sent.key : randomUuid();
    book.change({ sent: { content, key } });
    try {
      setOutcome(await api.act(place, { ...act, key, token }));
      book.change({ sent: undefined });
      return true;
    } catch (error) {
      const problem = problemOf(toError(error));
      if (!UNSURE.includes(problem.kind)) book.change({ sent: undefined });
      setWrong({ problem, act: act.act });
      return false;
    }
  };

  const run = async (act: Act): Promise<boolean> => {
    if (running) return false;
    setRunning(act.act);
    setWrong(undefined);
    setOutcome(undefined);
    try {
      return await send(act);
    } finally {
      setRunning(undefined);
    }
  };

  return {
    ...{ running, outcome, run },
    ...(wrong && { problem: wrong.problem, failed: wrong.act }),
    async signInAgain() {
      if (await signInAgain()) setWrong(undefined);
    },
  };
}
