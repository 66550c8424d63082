import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullCostDetail } from '@infra-portal/infra-common';
import { Age, Section, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Pulls.module.css';

const TOLD = ['check', 'comment'] as const;

/** What the pull request shows of all this, and why it does not. */
export function Told({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const said = TOLD.flatMap(kind => {
    const told = pull[kind];
    return told ? [{ kind, ...told }] : [];
  });
  const fails = said.some(({ failure }) => failure !== undefined);
  return (
    <Section title={t('pull.told')}>
      {said.length === 0 ? (
        <p className={styles.quiet}>{t('pull.told.not')}</p>
      ) : (
        <ul className={styles.plain}>
          {said.map(({ kind, at, failure }) => (
            <li key={kind}>
              <span>{t(`pull.told.${kind}`)}</span>{' '}
              {failure === undefined ? (
                <StatusMark tone="good">{t('pull.told.at')}</StatusMark>
              ) : (
                <StatusMark tone="bad">{t('pull.told.failed')}</StatusMark>
              )}{' '}
              <span className={styles.quiet}>
                <Age at={at} />
              </span>
              {failure !== undefined && (
                <p lang="en" className={styles.failure}>
                  <Verbatim text={failure} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {fails && <p className={styles.quiet}>{t('pull.told.next')}</p>}
    </Section>
  );
}
