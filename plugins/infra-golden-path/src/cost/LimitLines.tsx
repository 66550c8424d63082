import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EstimateAnswer } from '@infra-portal/infra-common';
import { StatusMark } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { againstLimit, type CostLimit } from './limits';
import { completeness } from './reading';
import { useCostText } from './useCostText';
import styles from './Cost.module.css';

/** Limits are in this currency; an estimate in another cannot be held against them. */
const OF_LIMITS = 'USD';

/** How the price stands against the budgets that it comes under, in words. */
export function LimitLines(props: {
  answer: EstimateAnswer;
  limits: readonly CostLimit[];
}) {
  const { answer, limits } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { language, money } = useCostText();
  if (answer.currency !== OF_LIMITS || completeness(answer) === 'failed') {
    return null;
  }
  const percent = new Intl.NumberFormat(language, {
    ...{ style: 'percent', maximumFractionDigits: 1 },
  });
  return (
    <ul className={styles.limits}>
      {limits.map(limit => {
        const found = againstLimit(answer.monthly, limit.amount);
        const words = {
          name: limit.name,
          limit: money(limit.amount, OF_LIMITS),
          by: money(found.by, OF_LIMITS),
          share: percent.format(found.share ?? 0),
        };
        const how = found.isOver ? 'over' : 'within';
        return (
          <li key={limit.of}>
            <StatusMark tone={found.isOver ? 'bad' : 'good'}>
              {t(`cost.limit.${how}`)}
            </StatusMark>{' '}
            {t(`cost.limit.${limit.of}.${how}`, words)}
          </li>
        );
      })}
    </ul>
  );
}
