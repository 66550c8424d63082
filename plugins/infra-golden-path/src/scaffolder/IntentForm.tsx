import { useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { FormModel } from '@infra-portal/infra-common';
import { goldenPathApiRef } from '../api';
import { Consequences } from '../consequences/Consequences';
import { limitsOf } from '../cost/limits';
import { useCost } from '../cost/useCost';
import {
  FormProvider,
  goToQuestion,
  type FormState,
} from '../createService/formState';
import { DataSection } from '../createService/sections/DataSection';
import { ExtraSection } from '../createService/sections/ExtraSection';
import { ReachSection } from '../createService/sections/ReachSection';
import { RunSection } from '../createService/sections/RunSection';
import { SafetySection } from '../createService/sections/SafetySection';
import { WhatSection } from '../createService/sections/WhatSection';
import { useAnswers } from '../createService/useAnswers';
import { usePreview } from '../createService/usePreview';
import { keyOf, type Answers } from '../form/answers';
import { findingsOf, issuesOf, questionOf } from '../form/issues';
import { useBacktest } from '../objectives/useBacktest';
import styles from './IntentForm.module.css';

/** The questions and what they lead to; every change gives the intent. */
export function IntentForm(props: {
  model: FormModel;
  initial: Answers;
  /** Missing answers are said at once: the person wanted to go on. */
  showMissing: boolean;
  onIntent(intent: Record<string, unknown>): void;
}) {
  const { model, initial, showMissing, onIntent } = props;
  const api = useApi(goldenPathApiRef);
  const form = useAnswers(model, 'create', initial);
  const { context, answers, intent, credentials, touched } = form;
  const [composing, setComposing] = useState(false);

  // The scaffolder gives a new function with each value that it is told.
  const tell = useRef(onIntent);
  tell.current = onIntent;
  useEffect(() => tell.current(intent), [intent]);

  const isNamed = Boolean(answers.product) && Boolean(answers.service);
  const request = useMemo(
    () =>
      isNamed
        ? { repository: model.repository, intent, change: 'create' }
        : undefined,
    [isNamed, model.repository, intent],
  );
  const live = usePreview(api, request, composing);
  const limits = useMemo(() => limitsOf(model, answers), [model, answers]);
  const cost = useCost(request, composing, limits);
  const backtest = useBacktest(api, request, composing);
  const issues = issuesOf(
    context,
    answers,
    findingsOf(live.preview),
    credentials,
  );
  const state: FormState = {
    context,
    answers,
    preview: live.preview,
    backtest,
    set: form.set,
    leave: form.leave,
    issuesAt: key =>
      issues.filter(
        ({ at, unanswered }) =>
          at === key && (!unanswered || showMissing || touched.has(key)),
      ),
  };
  return (
    <FormProvider value={state}>
      <div
        className={styles.field}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        <WhatSection />
        <RunSection />
        <ReachSection />
        <DataSection />
        <SafetySection />
        <ExtraSection />
        <Consequences
          preview={live.preview}
          status={live.status}
          error={live.error}
          planning={live.planning}
          cost={cost}
          backtest={backtest}
          onRetry={() => live.refresh()}
          onPlan={() => live.refresh({ plan: true })}
          onGoToField={path => goToQuestion(questionOf(path) ?? keyOf(path))}
        />
      </div>
    </FormProvider>
  );
}
