import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ActivityDay } from '@infra-portal/infra-common';
import {
  Section,
  tableStyles as table,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Activity.module.css';

const runsOf = ({ succeeded, failed, other }: ActivityDay) =>
  succeeded + failed + other;

/** Runs of each day as bars, and the same in a table. */
export function Days({ days }: { days: readonly ActivityDay[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const most = Math.max(1, ...days.map(runsOf));
  // Days of the server's calendar, which is in UTC.
  const format = new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const dateOf = ({ date }: ActivityDay) => format.format(new Date(date));
  const total = days.reduce((sum, day) => sum + runsOf(day), 0);
  return (
    <Section
      title={t('activity.days', { days: String(days.length) })}
      note={t('activity.days.note')}
    >
      {total > 0 && (
        <div className={styles.bars} aria-hidden="true">
          {days.map(day => (
            <div
              key={day.date}
              className={styles.bar}
              title={`${dateOf(day)}: ${runsOf(day)}`}
            >
              <span
                data-part="other"
                style={{ height: `${(100 * day.other) / most}%` }}
              />
              <span
                data-part="succeeded"
                style={{ height: `${(100 * day.succeeded) / most}%` }}
              />
              <span
                data-part="failed"
                style={{ height: `${(100 * day.failed) / most}%` }}
              />
            </div>
          ))}
        </div>
      )}
      {total > 0 && days.length > 0 && (
        <p className={styles.scale} aria-hidden="true">
          <span>{dateOf(days[0])}</span>
          <span className={styles.key}>
            <i data-part="failed" /> {t('runs.state.failed')}{' '}
            <i data-part="succeeded" /> {t('runs.state.succeeded')}{' '}
            <i data-part="other" /> {t('activity.other')}
          </span>
          <span>{dateOf(days[days.length - 1])}</span>
        </p>
      )}
      {total === 0 ? (
        <p className={styles.scale}>{t('activity.days.none')}</p>
      ) : (
        <details className={styles.days}>
          <summary>{t('activity.days.table')}</summary>
          <table
            className={table.table}
            aria-label={t('activity.days', { days: String(days.length) })}
          >
            <thead>
              <tr>
                <th scope="col">{t('activity.day')}</th>
                <th scope="col">{t('runs.command.plan')}</th>
                <th scope="col">{t('runs.command.apply')}</th>
                <th scope="col">{t('runs.command.policy_check')}</th>
                <th scope="col">{t('runs.state.succeeded')}</th>
                <th scope="col">{t('runs.state.failed')}</th>
                <th scope="col">{t('activity.other')}</th>
              </tr>
            </thead>
            <tbody>
              {days
                .filter(day => runsOf(day) > 0)
                .reverse()
                .map(day => (
                  <tr key={day.date}>
                    <th scope="row">{dateOf(day)}</th>
                    <td data-label={t('runs.command.plan')}>{day.plans}</td>
                    <td data-label={t('runs.command.apply')}>{day.applies}</td>
                    <td data-label={t('runs.command.policy_check')}>
                      {day.policyChecks}
                    </td>
                    <td data-label={t('runs.state.succeeded')}>
                      {day.succeeded}
                    </td>
                    <td data-label={t('runs.state.failed')}>{day.failed}</td>
                    <td data-label={t('activity.other')}>{day.other}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  );
}
