import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useParams } from 'react-router-dom';
import { type ObjectiveDetail, SLOS_CHANNEL } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  EnvironmentMark,
  LivePage,
  pageStyles as page,
  timeText,
  useLanguage,
  useLive,
  useTabTitle,
  Verbatim,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { DataNote } from '../parts/DataNote';
import { isOld } from '../parts/isOld';
import { StateMark } from '../parts/StateMark';
import { slosRouteRef, useRoutePath } from '../routes';
import { infraSloTranslationRef } from '../translation/ref';
import { AlertTable } from './AlertTable';
import { Charts } from './charts/Charts';
import { Definition } from './Definition';
import { Facts } from './facts/Facts';
import { Pieces } from './facts/Pieces';
import { Quality } from './facts/Quality';
import { Tiles } from './facts/Tiles';
import { Freeze } from './freeze/Freeze';
import { Runbook } from './Runbook';
import styles from './Objective.module.css';

/** One objective: what is promised, whether it is kept, and what to do; live. */
export function ObjectivePage() {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const api = useApi(sloApiRef);
  const list = useRoutePath(slosRouteRef);
  const { id = '' } = useParams();
  const live = useLive({
    channel: SLOS_CHANNEL,
    key: id,
    load: signal => api.objective(id, signal),
  });
  const name = live.value?.objective.displayName ?? id;
  useTabTitle(name);
  return (
    <LivePage
      label={name}
      live={live}
      back={t('objective.back')}
      backTo={list?.()}
      single
    >
      {detail => <Known key={id} detail={detail} />}
    </LivePage>
  );
}

function Known({ detail }: { detail: ObjectiveDetail }) {
  const { objective } = detail;
  const hasNumbers = objective.status.data !== 'pending';
  return (
    <>
      <Head detail={detail} />
      {objective.product && <Freeze product={objective.product} />}
      <Tiles objective={objective} />
      <div className={columns.columns}>
        <div className={columns.main}>
          {hasNumbers && <Charts objective={objective} />}
          <AlertTable detail={detail} />
          <Runbook detail={detail} />
          <Definition detail={detail} />
        </div>
        <div className={styles.aside}>
          <Facts detail={detail} />
          <Pieces detail={detail} />
          <Quality detail={detail} />
        </div>
      </div>
    </>
  );
}

function Head({ detail: { objective } }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const language = useLanguage();
  const { description, displayName, environment, id, status } = objective;
  const old = isOld(status);
  const time = status.newest ?? status.observedAt;
  return (
    <>
      <header className={page.head}>
        <h1>
          <Verbatim text={displayName ?? id} />
        </h1>
        {environment && <EnvironmentMark name={environment} />}
        <StateMark status={status} />
        {old && time && (
          <span className={page.quiet}>
            {t('objective.asOf', { time: timeText(new Date(time), language) })}
          </span>
        )}
      </header>
      {description && (
        <p className={styles.description}>
          <Verbatim text={description} />
        </p>
      )}
      <DataNote objective={objective} />
    </>
  );
}
