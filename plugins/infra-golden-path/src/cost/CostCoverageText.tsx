import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EstimateAnswer } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { sumCoverage } from './reading';
import styles from './Cost.module.css';

/** More of them nobody reads here. */
const MOST_PROBLEMS = 20;

/** How much of what is declared the price speaks of, and what is left out. */
export function CostCoverageText({ answer }: { answer: EstimateAnswer }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const coverage = sumCoverage(answer);
  const types = Object.entries(coverage.unsupportedTypes)
    .map(([type, count]) => (count > 1 ? `${type} × ${count}` : type))
    .sort();
  const problems = answer.stacks.flatMap(
    ({ stack, environment = stack, estimate }) =>
      estimate.problems.map(problem => ({ environment, ...problem })),
  );
  const count = (number: number) => ({ count: number });
  return (
    <section aria-label={t('cost.coverage.title')}>
      <h3 className={styles.heading}>{t('cost.coverage.title')}</h3>
      <p className={styles.quiet}>
        {t('cost.coverage.resources', count(coverage.detected))}{' '}
        {t('cost.coverage.priced', count(coverage.priced))}{' '}
        {t('cost.coverage.free', count(coverage.free))}
      </p>
      <ul className={styles.gaps}>
        {coverage.unsupported > 0 && (
          <li>
            {t('cost.coverage.unsupported', count(coverage.unsupported))}{' '}
            <code>
              <Verbatim text={types.join(', ')} />
            </code>
          </li>
        )}
        {coverage.missingPrices > 0 && (
          <li>{t('cost.coverage.prices', count(coverage.missingPrices))}</li>
        )}
        {coverage.unknownUsage > 0 && (
          <li>{t('cost.coverage.usage', count(coverage.unknownUsage))}</li>
        )}
        {problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
          <li key={`${index} ${problem.message}`}>
            {problem.environment}:{' '}
            {problem.address && (
              <code>
                <Verbatim text={problem.address} />{' '}
              </code>
            )}
            <Verbatim text={problem.message} />
          </li>
        ))}
        {problems.length > MOST_PROBLEMS && (
          <li>
            {t('cost.coverage.more', count(problems.length - MOST_PROBLEMS))}
          </li>
        )}
      </ul>
    </section>
  );
}
