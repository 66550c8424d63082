import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type ObjectiveDetail, sloBurnText } from '@infra-portal/infra-common';
import {
  Age,
  Section,
  StatusMark,
  tableStyles as table,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { Burn } from '../parts/Burn';
import { infraSloTranslationRef } from '../translation/ref';
import { type PairState, pairState } from './pairState';
import { useFormats } from './useFormats';
import styles from './Objective.module.css';

const TONES: Record<PairState, Tone> = {
  firing: 'bad',
  falling: 'active',
  rising: 'warning',
  quiet: 'good',
  unknown: 'unknown',
};

/** When an objective alerts, and how far it is from that now. */
export function AlertTable({ detail }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { pairs } = detail;
  return (
    <Section title={t('alerts.title')} note={t('alerts.note')}>
      <LiveAlerts detail={detail} />
      {pairs.length === 0 && <p>{t('alerts.none')}</p>}
      {pairs.length > 0 && (
        <table className={table.table} aria-label={t('alerts.title')}>
          <thead>
            <tr>
              <th scope="col">{t('alerts.severity')}</th>
              <th scope="col">{t('alerts.windows')}</th>
              <th scope="col">{t('alerts.limit')}</th>
              <th scope="col">{t('alerts.long')}</th>
              <th scope="col">{t('alerts.short')}</th>
              <th scope="col">{t('alerts.state')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map(pair => (
              <PairRow key={`${pair.severity} ${pair.long}`} pair={pair} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function PairRow({ pair }: { pair: ObjectiveDetail['pairs'][number] }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { duration } = useFormats();
  const state = pairState(pair);
  return (
    <tr>
      <th scope="row">{t(`alerts.${pair.severity}`)}</th>
      <td className={table.words} data-label={t('alerts.windows')}>
        {duration(pair.long)} / {duration(pair.short)}
      </td>
      <td className={table.words} data-label={t('alerts.limit')}>
        <span>
          {t('burn.rate', { rate: sloBurnText(pair.factor) })}
          {pair.isCapped && (
            <small className={styles.capped}>{t('alerts.capped')}</small>
          )}
        </span>
      </td>
      <td data-label={t('alerts.long')}>
        <Burn rate={pair.longBurn} />
      </td>
      <td data-label={t('alerts.short')}>
        <Burn rate={pair.shortBurn} />
      </td>
      <td data-label={t('alerts.state')}>
        <StatusMark tone={TONES[state]}>
          {t(`alerts.state.${state}`)}
        </StatusMark>
      </td>
    </tr>
  );
}

/** Alerts that the source itself says fire. */
function LiveAlerts({ detail }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { alerts } = detail.objective.status;
  if (alerts.length === 0) return null;
  return (
    <ul className={styles.lines} aria-label={t('alerts.live')}>
      {alerts.map(({ name, severity, state, since }) => (
        <li key={`${name} ${severity} ${state}`}>
          <StatusMark tone={severity === 'page' ? 'bad' : 'warning'}>
            {t(`alerts.live.${state}`)}
          </StatusMark>{' '}
          <Verbatim text={name} /> ({t(`alerts.${severity}`)})
          {since && (
            <>
              {' '}
              {t('alerts.live.since')} <Age at={since} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
