import { useParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  COSTS_CHANNEL,
  type StackCostDetail,
} from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  EnvironmentMark,
  LivePage,
  Note,
  pageStyles as page,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { Coverage } from '../parts/Coverage';
import { Failing, StackMoney } from '../parts/CostState';
import { Change } from '../parts/Money';
import { costsRouteRef, useRoutePath } from '../routes';
import { StackSavings } from '../savings/StackSavings';
import { infraCostTranslationRef } from '../translation/ref';
import { Breakdown } from './Breakdown';
import { History } from './History';
import { Problems } from './Problems';
import { Split } from './Split';
import { WhereFrom } from './WhereFrom';
import styles from './Stack.module.css';

/** What one stack costs: of what, since when, and why; live. */
export function StackCostPage() {
  const { name = '' } = useParams();
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const costs = useRoutePath(costsRouteRef);
  const live = useLive({
    channel: COSTS_CHANNEL,
    key: name,
    load: signal => api.stack(name, signal),
  });
  useTabTitle(`${name} · ${t('costs.title')}`);
  return (
    <LivePage
      label={name}
      live={live}
      back={t('stack.back')}
      backTo={costs?.()}
      single
    >
      {stack => <Known stack={stack} />}
    </LivePage>
  );
}

function Known({ stack }: { stack: StackCostDetail }) {
  const { name, environment, cost, change, estimate } = stack;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <>
      <header className={page.head}>
        <h1>
          <Verbatim text={name} />
        </h1>
        {environment && <EnvironmentMark name={environment} />}
      </header>
      <div className={`${columns.columns} ${styles.mainFirst}`}>
        <div className={columns.main}>
          {cost ? (
            <section className={styles.total} aria-label={t('stack.month')}>
              <p className={styles.big}>
                <StackMoney stack={stack} />{' '}
                <small>{t('money.perMonth')}</small>
              </p>
              <Change
                change={change}
                currency={cost.currency}
                monthly={cost.monthly}
                worded
              />
              <Split cost={cost} />
              <Coverage coverage={cost.coverage} />
              <Failing stack={stack} />
            </section>
          ) : (
            <Unpriced stack={stack} />
          )}
          {estimate && <Problems problems={estimate.problems} />}
          {estimate && <Breakdown estimate={estimate} />}
          <StackSavings name={name} />
          <History name={name} />
        </div>
        <WhereFrom stack={stack} />
      </div>
    </>
  );
}

function Unpriced({ stack }: { stack: StackCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const kind = stack.failing ? 'failed' : 'unpriced';
  return (
    <Note
      title={t(`stack.${kind}.title`)}
      tone={stack.failing ? 'danger' : undefined}
    >
      <p>{t('stack.unpriced.description')}</p>
      <Failing stack={stack} />
    </Note>
  );
}
