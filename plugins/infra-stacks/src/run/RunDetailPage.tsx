import { useRef } from 'react';
import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type RunDetail, RUNS_CHANNEL } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  pageStyles as page,
  PullCostLine,
  Section,
  useLive,
  useTabTitle,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { activityRouteRef, pullCostRouteRef, useRoutePath } from '../routes';
import { Changes, StateMark, Trouble } from '../runs/RunFacts';
import { RunPlace } from '../runs/RunTable';
import { isAbout } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';
import { Output } from './Output';
import { Resources } from './Resources';
import { RunFactList } from './RunFactList';
import styles from './Run.module.css';

/** One run: what it would do, riskiest first, and what it printed; live. */
export function RunDetailPage() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const activity = useRoutePath(activityRouteRef);
  const stack = useRef<string>();
  const live = useLive({
    channel: RUNS_CHANNEL,
    key: id,
    load: async signal => {
      const run = await api.run(id, signal);
      stack.current = run.stack?.ref;
      return run;
    },
    // Signals name no runs; one without a stack may be any.
    concerns: message =>
      stack.current === undefined || isAbout(stack.current)(message),
  });
  const run = live.value;
  const title = run && t(`runs.command.${run.command}`);
  useTabTitle(
    title && [title, run.stack?.name ?? run.dir].filter(Boolean).join(' '),
  );
  return (
    <LivePage
      label={title ?? t('runs.column.run')}
      live={live}
      back={t('run.back')}
      backTo={activity?.()}
      single
    >
      {value => <Known key={value.id} run={value} />}
    </LivePage>
  );
}

function Known({ run }: { run: RunDetail }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const costs = useRoutePath(pullCostRouteRef);
  return (
    <>
      <header className={page.head}>
        <h1>
          {t(`runs.command.${run.command}`)}: <RunPlace run={run} />
        </h1>
        <StateMark state={run.state} />
      </header>
      <div className={styles.summary}>
        <Changes run={run} />
        <Trouble run={run} />
        {run.pullRequest && (
          <PullCostLine
            repository={run.repository}
            number={run.pullRequest.number}
            path={costs}
          />
        )}
      </div>
      <div className={`${columns.columns} ${styles.riskFirst}`}>
        <div className={columns.main}>
          {run.resources && (
            <Resources
              title={t('run.resources')}
              output={run.output}
              resources={run.resources}
            />
          )}
          {run.output === undefined ? (
            <Section title={t('run.output')}>
              <p className={page.quiet}>{t('run.output.none')}</p>
            </Section>
          ) : (
            <Output text={run.output} isCut={run.outputTruncated} />
          )}
        </div>
        <RunFactList run={run} />
      </div>
    </>
  );
}
