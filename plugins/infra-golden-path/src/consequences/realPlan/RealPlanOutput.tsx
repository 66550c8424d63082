import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PreviewPlan } from '@infra-portal/infra-common';
import { safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import styles from './RealPlan.module.css';

/** What Terraform printed in one environment, what policies said, and the job. */
export function RealPlanOutput(props: { plan: PreviewPlan }) {
  const { output, jobUrl, policies = [], environment } = props.plan;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const href = jobUrl === undefined ? undefined : safeHref(jobUrl);
  return (
    <>
      {policies.length > 0 && (
        <ul className={styles.policies} aria-label={t('realPlan.policies')}>
          {policies.map(({ name, passed, output: said }) => (
            <li key={name} data-passed={passed}>
              <Verbatim text={name} />{' '}
              <strong>
                {passed
                  ? t('realPlan.policy.passed')
                  : t('realPlan.policy.failed')}
              </strong>
              {!passed && said !== '' && (
                <pre className={styles.output}>
                  <Verbatim text={said} />
                </pre>
              )}
            </li>
          ))}
        </ul>
      )}
      {output !== undefined && output !== '' && (
        <details className={styles.details}>
          <summary>{t('realPlan.output')}</summary>
          {/* Long lines are scrolled to, by keys, too. */}
          <pre
            className={styles.output}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            role="region"
            aria-label={`${t('realPlan.output')}: ${environment}`}
          >
            <Verbatim text={output} />
          </pre>
        </details>
      )}
      {href && (
        <p className={styles.line}>
          <a
            className={styles.link}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('realPlan.job')}
          </a>
        </p>
      )}
    </>
  );
}
