import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostSummary } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  Section,
  tableStyles,
} from '@infra-portal/infra-react';
import { StackCostLink } from '../parts/Links';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Costs.module.css';

/** The stacks whose cost moved most, up or down. */
export function Movers({ summary }: { summary: CostSummary }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { movers, currency } = summary;
  return (
    <Section title={t('costs.movers')}>
      {movers.length === 0 ? (
        <p className={styles.quiet}>{t('costs.movers.none')}</p>
      ) : (
        <table className={tableStyles.table} aria-label={t('costs.movers')}>
          <thead>
            <tr>
              <th scope="col">{t('costs.column.stack')}</th>
              <th scope="col">{t('costs.column.change')}</th>
              <th scope="col">{t('costs.column.monthly')}</th>
            </tr>
          </thead>
          <tbody>
            {movers.map(({ name, ref, environment, monthly, change }) => (
              <tr key={ref}>
                <th scope="row">
                  <StackCostLink name={name} />{' '}
                  {environment && <EnvironmentMark name={environment} />}
                </th>
                <td
                  className={tableStyles.words}
                  data-label={t('costs.column.change')}
                >
                  <Change change={change} currency={currency} />
                </td>
                <td
                  className={tableStyles.words}
                  data-label={t('costs.column.monthly')}
                >
                  <Money amount={monthly} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
