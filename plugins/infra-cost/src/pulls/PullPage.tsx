import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  PULL_COSTS_CHANNEL,
  type PullCostDetail,
} from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  pageStyles as page,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { pullsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { BudgetList } from './BudgetList';
import { OpenMark } from './marks';
import { Month } from './Month';
import { PullFacts } from './PullFacts';
import { PullNotes } from './PullNotes';
import { usePullRef } from './pullPath';
import { Pushes } from './Pushes';
import { StackChanges } from './StackChanges';
import { Told } from './Told';
import { Verdict } from './Verdict';
import styles from './Pulls.module.css';

/** What one pull request would make of the costs, and what is said of it; live. */
export function PullPage() {
  const pull = usePullRef();
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const list = useRoutePath(pullsRouteRef);
  const live = useLive({
    channel: PULL_COSTS_CHANNEL,
    key: `${pull.repository} ${pull.number}`,
    load: signal => api.pull(pull, signal),
    concerns: ({ repository, number }) =>
      repository === pull.repository && number === pull.number,
  });
  const name = `#${pull.number} ${live.value?.title ?? ''}`.trim();
  useTabTitle(`${name} · ${t('costs.title')}`);
  return (
    <LivePage
      label={name}
      live={live}
      back={t('pull.back')}
      backTo={list?.()}
      single
    >
      {value => <Known pull={value} />}
    </LivePage>
  );
}

function Known({ pull }: { pull: PullCostDetail }) {
  const { number, title, judgement, stacks, pushes } = pull;
  const currency = judgement?.currency ?? 'USD';
  return (
    <>
      <header className={page.head}>
        <h1>
          #{number} <Verbatim text={title} />
        </h1>
        <OpenMark pull={pull} />
      </header>
      <div className={`${columns.columns} ${styles.verdictFirst}`}>
        <div className={columns.main}>
          <PullNotes pull={pull} />
          <Verdict pull={pull} />
          <Month pull={pull} />
          {judgement && (
            <>
              <StackChanges stacks={stacks} judgement={judgement} />
              <BudgetList budgets={judgement.budgets} currency={currency} />
            </>
          )}
          <Pushes pushes={pushes} currency={currency} />
          {judgement && <Told pull={pull} />}
        </div>
        <PullFacts pull={pull} />
      </div>
    </>
  );
}
