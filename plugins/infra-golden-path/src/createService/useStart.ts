import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';
import type { FormModel } from '@infra-portal/infra-common';
import { errorKind } from '@infra-portal/infra-react';
import type { GoldenPathApi } from '../api';
import { localDrafts } from '../drafts/localDrafts';
import type { Answers } from '../form/answers';
import { answersOf } from '../form/model';

/** What the page begins with. */
export interface Start {
  model: FormModel;
  mode: 'create' | 'edit';
  initial: Answers;
  before?: Answers;
  change?: string;
  /** What the address names and is not there: a draft, or a request's answers. */
  gone?: 'draft' | 'request';
}

export interface StartRequest {
  draftId: string;
  /** The address names the draft. */
  isNamed: boolean;
  product?: string;
  service?: string;
  repository?: string;
  /** Id of a request whose answers are begun with. */
  request?: string;
}

export type StartState =
  | { state: 'loading' }
  | { state: 'ready'; start: Start }
  /** `what`: the form of the repository, or the service to change. */
  | { state: 'failed'; what: 'form' | 'service'; error: Error };

/** A service that could not be loaded, told from a form that could not. */
class ServiceFailure {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

const asService = (reason: unknown): never => {
  throw new ServiceFailure(reason);
};

/**
 * What is not there, or not for this person, is gone. Anything else is tried
 * again: over a draft that only was not loaded, a fresh one would be saved.
 */
const orGone = (reason: unknown): undefined => {
  if (errorKind(toError(reason)) === 'failed') throw reason;
  return undefined;
};

/** The answers of a request, and the change they are for. */
async function sentAnswers(
  api: GoldenPathApi,
  id: string | undefined,
): Promise<{ answers: Answers; change: string } | undefined> {
  if (id === undefined) return undefined;
  const sent = await api.request(id).catch(orGone);
  if (typeof sent?.intent !== 'object' || sent.intent === null) {
    return undefined;
  }
  const intent = sent.intent as Record<string, unknown>;
  return { answers: answersOf(intent), change: sent.change };
}

async function begin(api: GoldenPathApi, from: StartRequest): Promise<Start> {
  const { product, service, repository, draftId } = from;
  const isEdit = Boolean(product && service);
  const kept = localDrafts.read(draftId);
  // What is in the tab is newer than what the server has.
  const isAsked = from.isNamed && !kept;
  const asked = isAsked ? api.draft(draftId).catch(orGone) : kept;
  // Its answers fit one repository, which an address need not name.
  const where = repository ?? (await asked)?.repository;
  const [model, existing, draft, sent] = await Promise.all([
    api.form(where),
    isEdit
      ? api.existing(product!, service!, where).catch(asService)
      : undefined,
    asked,
    // What was typed since is in the draft.
    from.isNamed ? undefined : sentAnswers(api, from.request),
  ]);
  const before = existing && answersOf(existing.intent);
  const fresh = product ? { product } : {};
  const isLost = from.request !== undefined && !from.isNamed && !sent;
  return {
    model,
    mode: isEdit ? 'edit' : 'create',
    before,
    initial: (draft?.intent as Answers) ?? sent?.answers ?? before ?? fresh,
    change: isEdit ? draft?.change ?? sent?.change : 'create',
    ...(isLost && { gone: 'request' as const }),
    ...(from.isNamed && !draft && { gone: 'draft' as const }),
  };
}

/** Loads form, service and draft; again on `reload`. */
export function useStart(
  api: GoldenPathApi,
  from: StartRequest,
): { current: StartState; reload(): void } {
  const [current, setCurrent] = useState<StartState>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const { draftId, product, service, repository, request } = from;
  useEffect(() => {
    let outdated = false;
    setCurrent({ state: 'loading' });
    begin(api, from).then(
      start => !outdated && setCurrent({ state: 'ready', start }),
      failure => {
        if (outdated) return;
        const isService = failure instanceof ServiceFailure;
        setCurrent({
          state: 'failed',
          what: isService ? 'service' : 'form',
          error: toError(isService ? failure.reason : failure),
        });
      },
    );
    return () => {
      outdated = true;
    };
    // That the address names the draft changes when it is first saved.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, draftId, product, service, repository, request, attempt]);
  const reload = useCallback(() => setAttempt(count => count + 1), []);
  return { current, reload };
}
