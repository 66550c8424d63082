import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type { Preview } from '@infra-portal/infra-common';
import { CostPanel } from '../cost/CostPanel';
import type { CostControl } from '../cost/useCost';
import { BacktestLines } from '../objectives/BacktestLines';
import type { LiveBacktest } from '../objectives/useBacktest';
import { DifferencePanel } from '../difference/DifferencePanel';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ConsequencesHeader } from './ConsequencesHeader';
import { FilesPanel } from './FilesPanel';
import { GatesPanel } from './GatesPanel';
import { IdlePane, LoadingPane } from './EmptyPane';
import { FailedPreview } from './FailedPreview';
import { PlanPanel } from './PlanPanel';
import type { RealPlanControl } from './realPlan/useRealPlan';
import { ReviewPanel } from './ReviewPanel';
import { WherePanel } from './WherePanel';
import type { FilePlace } from './filePlace';
import { verdict } from './verdict';
import styles from './Consequences.module.css';

export interface ConsequencesProps {
  /** The last that could be worked out; kept while a newer one is on its way. */
  preview?: Preview;
  /**
   * `idle`: not enough answers to ask; `stale`: the answers changed since and
   * nothing newer was asked for yet.
   */
  status: 'idle' | 'loading' | 'ready' | 'stale' | 'failed';
  error?: Error;
  onRetry(): void;
  /** The person wants to change the answer that a finding is about. */
  onGoToField(path: (string | number)[]): void;
  /** The person asks for the simulated plan. */
  onPlan(): void;
  planning: boolean;
  /** Plans by Atlantis; absent where they are not offered. */
  realPlan?: RealPlanControl;
  /** What it costs; absent where nobody asks. */
  cost?: CostControl;
  /** Whether what is promised would have been kept. */
  backtest?: LiveBacktest;
}

const TABS = [
  ...(['changes', 'files', 'plan', 'cost', 'objectives'] as const),
  ...(['gates', 'review', 'where'] as const),
];
type TabId = (typeof TABS)[number];

/**
 * What the answers lead to, before anything exists: files, plan, checks,
 * reviewers, places. Which tab and file are open outlives a new preview.
 */
export function Consequences(props: ConsequencesProps) {
  const { preview, status, error, onRetry, cost, backtest } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const heading = useId();
  const [chosen, setTab] = useState<TabId>();
  const [place, setPlace] = useState<FilePlace>();
  const showFile = (next: FilePlace) => {
    setPlace(next);
    setTab('files');
  };
  const difference = preview?.difference;
  const panels = preview && {
    changes: difference && (
      <DifferencePanel difference={difference} preview={preview} />
    ),
    files: (
      <FilesPanel
        files={preview.files}
        environments={preview.environments}
        application={preview.application}
        open={place}
        onOpen={setPlace}
      />
    ),
    plan: (
      <PlanPanel
        preview={preview}
        planning={props.planning}
        onPlan={props.onPlan}
        realPlan={props.realPlan}
      />
    ),
    cost: cost && <CostPanel cost={cost} />,
    objectives: backtest && <BacktestLines backtest={backtest} />,
    gates: (
      <GatesPanel
        gates={preview.gates}
        files={preview.files}
        onGoToField={props.onGoToField}
        onShowFile={showFile}
      />
    ),
    review: <ReviewPanel review={preview.review} />,
    where: <WherePanel environments={preview.environments} />,
  };
  const hasCost = cost !== undefined && cost.estimate.status !== 'absent';
  const isShown: Partial<Record<TabId, boolean>> = {
    changes: difference !== undefined,
    cost: hasCost,
    objectives: Boolean(backtest?.answer?.items.length),
  };
  const tabs = TABS.filter(id => isShown[id] ?? true);
  // What is replaced, or changes hands, is read before its files.
  const isGrave = difference?.goldenPath ?? difference?.handOver;
  const tab = chosen ?? (isGrave ? 'changes' : 'files');
  const tabLabel = (id: TabId) => {
    if (id === 'changes') return t('difference.tab');
    if (id === 'cost') return t('cost.tab');
    if (id === 'objectives') return t('backtest.tab');
    const label = t(`consequences.tab.${id}`);
    if (id === 'files') {
      const second = preview?.application?.files.length ?? 0;
      return `${label} ${(preview?.files.length ?? 0) + second}`;
    }
    const { status: worst, count } = verdict(preview?.gates ?? []);
    const counted = worst === 'failed' || worst === 'warning';
    return id === 'gates' && counted ? `${label} ${count}` : label;
  };
  return (
    <section
      className={styles.pane}
      aria-labelledby={heading}
      aria-busy={status === 'loading'}
    >
      <h2 id={heading} className={styles.title}>
        {t('consequences.title')}
      </h2>
      {preview && <ConsequencesHeader preview={preview} status={status} />}
      {status === 'failed' && (
        <FailedPreview error={error} kept={!!preview} onRetry={onRetry} />
      )}
      {!preview && status === 'idle' && <IdlePane />}
      {!preview && (status === 'loading' || status === 'stale') && (
        <LoadingPane />
      )}
      {panels && (
        <Tabs
          className={styles.tabs}
          selectedKey={tabs.includes(tab) ? tab : 'files'}
          onSelectionChange={key => setTab(key as TabId)}
        >
          <TabList aria-label={t('consequences.tabs')}>
            {tabs.map(id => (
              <Tab key={id} id={id}>
                {tabLabel(id)}
              </Tab>
            ))}
          </TabList>
          {tabs.map(id => (
            <TabPanel key={id} id={id} className={styles.panel}>
              {panels[id]}
            </TabPanel>
          ))}
        </Tabs>
      )}
    </section>
  );
}
