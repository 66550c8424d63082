import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Estimate } from '@infra-portal/infra-common';
import { Section, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Stack.module.css';

/** What whoever made the estimate says about it; in English, as it came. */
export function Problems(props: { problems: Estimate['problems'] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (props.problems.length === 0) return null;
  return (
    <Section title={t('problems.title')}>
      <ul className={styles.rows}>
        {props.problems.map(({ severity, message, address, code }) => (
          <li key={`${severity} ${address} ${code} ${message}`}>
            <StatusMark tone={severity === 'error' ? 'bad' : 'warning'}>
              {t(`problem.${severity}`)}
            </StatusMark>{' '}
            {address && (
              <code className={styles.address}>
                <Verbatim text={address} />
              </code>
            )}{' '}
            <span lang="en">
              <Verbatim text={message} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
