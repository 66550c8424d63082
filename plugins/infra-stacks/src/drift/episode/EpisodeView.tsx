import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { DriftEpisode } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { Counts, SnoozeNote } from '../DriftFacts';
import { Differences } from './Differences';
import styles from '../Drift.module.css';

/** What has drifted and what probably caused it. */
export function EpisodeView({ episode }: { episode: DriftEpisode }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const text = useLocalised();
  const { cause, because, counts, resources, snoozed } = episode;
  return (
    <div className={styles.part}>
      <div>
        <p>
          {t('drift.guess')} <strong>{t(`drift.cause.${cause}`)}</strong>{' '}
          {cause !== 'unknown' && (
            <span className={styles.guess}>{t('drift.guess.mark')}</span>
          )}
        </p>
        {because.length > 0 && (
          <div className={page.quiet}>
            {t('drift.guess.because')}
            <ul className={styles.because}>
              {because.map(fact => (
                <li key={fact.en}>
                  <Verbatim text={text(fact)} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <SnoozeNote snoozed={snoozed} />
      <div className={styles.apply}>
        <span className={page.quiet}>{t('drift.apply')}</span>{' '}
        <Counts counts={counts} />
      </div>
      <Differences resources={resources} />
    </div>
  );
}
