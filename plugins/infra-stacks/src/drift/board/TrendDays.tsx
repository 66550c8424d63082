import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftTrend } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  tableStyles as table,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { useDayText } from '../DriftFacts';
import activity from '../../activity/Activity.module.css';
import styles from './Board.module.css';

type Day = DriftTrend['days'][number];

/** Drifted stacks of each day as bars, and the same in a table. */
export function TrendDays({ days }: { days: readonly Day[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const dayText = useDayText();
  const [isOpen, setOpen] = useState(false);
  const most = Math.max(...days.map(({ drifted }) => drifted), 0);
  const sum = (name: 'opened' | 'ended') =>
    String(days.reduce((total, day) => total + day[name], 0));
  const told = days.filter(
    ({ drifted, opened, ended, checked }) =>
      drifted + opened + ended + checked > 0,
  );
  if (most === 0 && sum('opened') === '0' && sum('ended') === '0') {
    return <p className={page.quiet}>{t('drift.trend.none')}</p>;
  }
  return (
    <>
      <div className={styles.bars} aria-hidden="true">
        <span className={styles.most}>{most}</span>
        {days.map(day => (
          <div
            key={day.date}
            data-none={day.checked === 0}
            title={[
              dayText(day.date),
              `${t('drift.trend.drifted')}: ${day.drifted}`,
              day.checked === 0 ? t('drift.trend.unchecked') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <span style={{ height: `${(100 * day.drifted) / most || 0}%` }} />
          </div>
        ))}
      </div>
      <p className={activity.scale} aria-hidden="true">
        <span>{dayText(days[0].date)}</span>
        <span className={styles.key}>
          <i /> {t('drift.trend.drifted')} <i data-none="true" />{' '}
          {t('drift.trend.unchecked')}
        </span>
        <span>{dayText(days[days.length - 1].date)}</span>
      </p>
      <p className={page.quiet}>
        {t('drift.trend.sum', { opened: sum('opened'), ended: sum('ended') })}
      </p>
      <details
        className={activity.days}
        onToggle={event => setOpen(event.currentTarget.open)}
      >
        <summary>{t('activity.days.table')}</summary>
        {isOpen && <DayTable days={told} />}
      </details>
    </>
  );
}

/** Days on which something happened or was checked, the newest first. */
function DayTable({ days }: { days: readonly Day[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const dayText = useDayText();
  return (
    <table className={table.table} aria-label={t('activity.days.table')}>
      <thead>
        <tr>
          <th scope="col">{t('activity.day')}</th>
          <th scope="col">{t('drift.trend.drifted')}</th>
          <th scope="col">{t('drift.trend.opened')}</th>
          <th scope="col">{t('drift.trend.ended')}</th>
          <th scope="col">{t('drift.trend.checked')}</th>
        </tr>
      </thead>
      <tbody>
        {[...days].reverse().map(day => (
          <tr key={day.date}>
            <th scope="row">{dayText(day.date)}</th>
            <td data-label={t('drift.trend.drifted')}>{day.drifted}</td>
            <td data-label={t('drift.trend.opened')}>{day.opened}</td>
            <td data-label={t('drift.trend.ended')}>{day.ended}</td>
            <td data-label={t('drift.trend.checked')}>{day.checked}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
