import { useEffect, useMemo, useRef, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type FormModel,
  previewPlanRealPermission,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { useMediaQuery } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { Consequences } from '../consequences/Consequences';
import { limitsOf } from '../cost/limits';
import { PriceLine } from '../cost/PriceLine';
import { useCost } from '../cost/useCost';
import { useRealPlan } from '../consequences/realPlan/useRealPlan';
import { useAutosave } from '../drafts/useAutosave';
import { keyOf, type Answers } from '../form/answers';
import { changedParts, changeName, isChangeName } from '../form/change';
import type { FormContext } from '../form/context';
import {
  atQuestionsOf,
  findingsOf,
  issuesOf,
  pullRequestIssue,
  questionOf,
} from '../form/issues';
import { useBacktest } from '../objectives/useBacktest';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ActionBar } from './ActionBar';
import { ConsequencesSheet } from './ConsequencesSheet';
import { ErrorSummary } from './ErrorSummary';
import { FormProvider, goToQuestion, type FormState } from './formState';
import { OpenChange } from './OpenChange';
import { Questions } from './Questions';
import { RefusalNotice } from './RefusalNotice';
import { sendingIssues } from './sendingIssues';
import type { Sending } from './sections/SendSection';
import { merged, useAnswers } from './useAnswers';
import { usePreview } from './usePreview';
import { useSubmit } from './useSubmit';
import { useSeenTotal } from '../value/useSeen';
import styles from './CreateService.module.css';

export interface CreateServiceFormProps {
  model: FormModel;
  mode: FormContext['mode'];
  /** Where the answers start: nothing, a draft, or a service. */
  initial: Answers;
  /** The service as it is, when it is changed. */
  before?: Answers;
  change?: string;
  /** Without it one may look only, and drafts stay in the tab. */
  isAllowed: boolean;
  draftId: string;
  onDraftStart: () => void;
  onDone: (request: ServiceRequest) => void;
}

/** The questions, what they lead to, and the button. */
export function CreateServiceForm(props: CreateServiceFormProps) {
  const { model, mode, initial, before, draftId, isAllowed } = props;
  const { onDraftStart, onDone } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const form = useAnswers(model, mode, initial, before);
  const { context, answers, clean, intent, credentials, touched } = form;
  const isNarrow = useMediaQuery('(max-width: 1099px)');
  const [sheet, setSheet] = useState(false);
  const [composing, setComposing] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const summary = useRef<HTMLDivElement>(null);

  const isChanged = answers !== initial;
  const [sending, setSending] = useState<Sending>({
    change: props.change ?? (mode === 'create' ? 'create' : ''),
    note: '',
    draft: false,
  });
  useEffect(() => {
    if (sending.change !== '' || !isChanged) return;
    const parts = changedParts(before ?? {}, answers);
    setSending(now => ({ ...now, change: changeName(parts, new Date()) }));
  }, [sending.change, isChanged, before, answers]);
  const change = isChangeName(sending.change) ? sending.change : undefined;

  const canPreview =
    mode === 'edit' || (Boolean(clean.product) && Boolean(clean.service));
  const request = useMemo(
    () =>
      canPreview
        ? { repository: model.repository, intent, change: change ?? 'change' }
        : undefined,
    [canPreview, model.repository, intent, change],
  );
  const live = usePreview(api, request, composing);
  const limits = useMemo(() => limitsOf(model, answers), [model, answers]);
  const cost = useCost(request, composing, limits);
  const backtest = useBacktest(api, request, composing);
  const digest = live.status === 'ready' ? live.preview?.digest : undefined;
  const mayPlan = usePermission({ permission: previewPlanRealPermission });
  const realPlan = useRealPlan(
    api,
    request && digest ? { ...request, digest } : undefined,
    mayPlan.allowed,
  );

  const { product, service } = answers;
  const title = [service, product].filter(Boolean).join(' · ').slice(0, 200);
  const save = useAutosave(
    api,
    draftId,
    isChanged
      ? {
          change: change ?? 'change',
          repository: model.repository,
          intent: clean as never,
          title,
        }
      : undefined,
    onDraftStart,
    isAllowed,
  );

  const answered = useSeenTotal();
  const submission = useSubmit(api, async done => {
    await save.stop();
    // A draft that stays goes by itself after its time.
    await api.deleteDraft(draftId).catch(() => {});
    onDone(done);
  });
  const { refusal } = submission;
  const refused = refusal?.kind === 'findings' ? refusal.findings : [];
  const found = merged(findingsOf(live.preview), refused);
  const issues = atQuestionsOf(mode, [
    ...issuesOf(context, answers, found, credentials),
    ...sendingIssues(sending),
    ...pullRequestIssue(live.preview, mode),
  ]);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const state: FormState = {
    context,
    answers,
    preview: live.preview,
    backtest,
    set: (path, value) => {
      if (refusal) submission.forget();
      form.set(path, value);
    },
    leave: form.leave,
    issuesAt: key =>
      issues.filter(
        ({ at, unanswered }) =>
          at === key && (!unanswered || attempts > 0 || touched.has(key)),
      ),
  };

  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);

  const send = async () => {
    if (!isAllowed) return;
    if (errors.length > 0) {
      setAttempts(count => count + 1);
      return;
    }
    const { preview } = live;
    if (live.status !== 'ready' || !preview?.digest) {
      live.refresh();
      return;
    }
    const reason = await submission.submit({
      repository: model.repository,
      intent,
      change: change ?? 'create',
      digest: preview.digest,
      draft: sending.draft,
      note: sending.note.trim() || undefined,
      answering: answered(),
    });
    if (reason?.kind === 'outdated') live.refresh();
    if (reason?.kind === 'findings') setAttempts(count => count + 1);
  };

  const consequences = {
    preview: live.preview,
    status: live.status,
    error: live.error,
    planning: live.planning,
    realPlan,
    cost,
    backtest,
    onRetry: () => live.refresh(),
    onPlan: () => live.refresh({ plan: true }),
    onGoToField: (path: (string | number)[]) => {
      setSheet(false);
      // The sheet gives the focus back first.
      setTimeout(() => goToQuestion(questionOf(path) ?? keyOf(path)));
    },
  };
  const labels: Record<string, string> = {
    change: t('send.change'),
    note: t('send.note'),
  };
  return (
    <FormProvider value={state}>
      <form
        className={styles.columns}
        aria-label={t('createService.title')}
        noValidate
        onSubmit={event => event.preventDefault()}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        <div className={styles.questions}>
          {attempts > 0 && errors.length > 0 && (
            <ErrorSummary ref={summary} issues={errors} labels={labels} />
          )}
          {refusal && <RefusalNotice refusal={refusal} />}
          {mode === 'edit' && (
            <OpenChange issues={issues} onCheck={() => live.refresh()} />
          )}
          <Questions
            sending={sending}
            branch={`portal/${product}/${service}/${sending.change}`}
            onSending={setSending}
          />
        </div>
        {!isNarrow && (
          <div className={styles.pane}>
            <Consequences {...consequences} />
          </div>
        )}
        <ActionBar
          live={live}
          errors={errors.length}
          isAllowed={isAllowed}
          sending={submission.sending}
          save={save.state}
          price={<PriceLine cost={cost} />}
          onSend={send}
          onShowConsequences={isNarrow ? () => setSheet(true) : undefined}
        />
      </form>
      {isNarrow && (
        <ConsequencesSheet
          {...consequences}
          isOpen={sheet}
          onClose={() => setSheet(false)}
        />
      )}
    </FormProvider>
  );
}
