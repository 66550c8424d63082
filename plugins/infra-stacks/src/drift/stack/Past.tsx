import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackDriftDetail } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  StatusMark,
  tableStyles as table,
  type Tone,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { durationText } from '../../runs/durationText';
import { When } from '../../runs/RunFacts';
import { infraStacksTranslationRef } from '../../translation/ref';
import { EpisodeLink } from '../DriftFacts';
import { Ending } from '../episode/Ending';
import styles from '../Drift.module.css';

/** Drifts that are over: how long each lasted, and what ended it. */
export function PastEpisodes({ episodes }: Pick<StackDriftDetail, 'episodes'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const past = episodes.filter(({ endedAt }) => endedAt !== undefined);
  if (past.length === 0) {
    return <p className={page.quiet}>{t('drift.past.none')}</p>;
  }
  return (
    <div>
      <h3 className={styles.title}>{t('drift.past')}</h3>
      <table className={table.table} aria-label={t('drift.past')}>
        <thead>
          <tr>
            <th scope="col">{t('drift.column.began')}</th>
            <th scope="col">{t('drift.column.took')}</th>
            <th scope="col">{t('drift.column.cause')}</th>
            <th scope="col">{t('drift.column.ended')}</th>
          </tr>
        </thead>
        <tbody>
          {past.map(episode => (
            <tr key={episode.id}>
              <th scope="row">
                <When at={episode.firstSeenAt} />
              </th>
              <td data-label={t('drift.column.took')}>
                {episode.duration !== undefined &&
                  durationText(episode.duration, language)}
              </td>
              <td data-label={t('drift.column.cause')} className={table.words}>
                <div className={table.stacked}>
                  <span>{t(`drift.cause.${episode.cause}`)}</span>
                  <EpisodeLink episode={episode} />
                </div>
              </td>
              <td data-label={t('drift.column.ended')}>
                <Ending episode={episode} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Check = StackDriftDetail['checks'][number];

const TONES: Record<Check['result'], Tone> = {
  clean: 'good',
  drifted: 'bad',
  locked: 'active',
  failed: 'warning',
};

/** What the last checks found, and who did them. */
export function LastChecks({ checks }: Pick<StackDriftDetail, 'checks'>) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  if (checks.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>{t('drift.checks.count', { count: checks.length })}</summary>
      <ul className={styles.checks}>
        {checks.map(({ at, result, source, message }, index) => (
          // eslint-disable-next-line react/no-array-index-key -- two may be of one moment
          <li key={`${index} ${at}`}>
            <StatusMark tone={TONES[result]}>
              {t(`drift.result.${result}`)}
            </StatusMark>{' '}
            <When at={at} />{' '}
            <span className={page.quiet}>
              {t('drift.checkedBy')} <Verbatim text={source} />
            </span>
            {message !== undefined && (
              <div lang="en" className={page.quiet}>
                <Verbatim text={message} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
