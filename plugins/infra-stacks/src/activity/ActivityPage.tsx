import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RUNS_CHANNEL } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  LivePage,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../api';
import { SectionTabs } from '../parts/SectionTabs';
import { stamped } from '../runs/useRuns';
import { infraStacksTranslationRef } from '../translation/ref';
import { AllRuns } from './AllRuns';
import { Days } from './Days';
import { type ActivityFilter, readActivity, writeActivity } from './filter';
import { LockBoard } from './LockBoard';
import { RunsInState } from './RunsInState';
import { Summary } from './Summary';
import styles from './Activity.module.css';

/** Days that the picture shows. */
const DAYS = 30;

/** What runs, waits and failed, who holds what, and all runs; live. */
export function ActivityPage() {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const [search, setSearch] = useSearchParams();
  const filter = readActivity(search);
  const change = (next: ActivityFilter) =>
    setSearch(writeActivity(next), { replace: true });
  const live = useLive({
    channel: RUNS_CHANNEL,
    key: 'activity',
    load: async signal => stamped(await api.runActivity(DAYS, signal)),
  });
  const { stacks, products } = filter;
  const isNarrow = stacks.length + products.length > 0;
  return (
    <LivePage
      label={t('activity.title')}
      live={live}
      wide
      title={
        <>
          <SectionTabs />
          <h1>{t('activity.title')}</h1>
          <p className={styles.description}>{t('activity.description')}</p>
        </>
      }
    >
      {activity => (
        <div className={columns.main}>
          {isNarrow && (
            <p className={styles.only}>
              {t('activity.only')}{' '}
              <strong>
                <Verbatim text={[...products, ...stacks].join(', ')} />
              </strong>{' '}
              <Button
                size="small"
                variant="secondary"
                onPress={() => change({ ...filter, stacks: [], products: [] })}
              >
                {t('activity.everything')}
              </Button>
            </p>
          )}
          <Summary activity={activity} />
          <RunsInState kind="now" of={{ stacks, products }} />
          <RunsInState kind="failed" of={{ stacks, products }} />
          <LockBoard of={{ stacks, products }} />
          {!isNarrow && <Days days={activity.days} />}
          <AllRuns filter={filter} onChange={change} />
        </div>
      )}
    </LivePage>
  );
}
