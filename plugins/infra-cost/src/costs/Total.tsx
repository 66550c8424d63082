import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { type CostSummary, subtractAmounts } from '@infra-portal/infra-common';
import { Age, StatusMark } from '@infra-portal/infra-react';
import { Coverage } from '../parts/Coverage';
import { Change, Exchanged, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Costs.module.css';

/** The total of a month, what it speaks of, and how old it is. */
export function Total({ summary }: { summary: CostSummary }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { currency, monthly, usage, change, exchange, failing } = summary;
  return (
    <section className={styles.total} aria-label={t('costs.total')}>
      <div className={styles.amount}>
        <p className={styles.big}>
          <Money amount={monthly} currency={currency} />{' '}
          <small>{t('money.perMonth')}</small>
        </p>
        {exchange && <Exchanged amount={monthly} exchange={exchange} />}
        <p>
          <Change
            change={change}
            currency={currency}
            monthly={monthly}
            worded
          />
        </p>
      </div>
      <dl className={styles.split}>
        <div>
          <dt>{t('costs.baseline')}</dt>
          <dd>
            <Money
              amount={subtractAmounts(monthly, usage)}
              currency={currency}
            />
          </dd>
        </div>
        <div>
          <dt>{t('costs.usage')}</dt>
          <dd>
            <Money amount={usage} currency={currency} />
          </dd>
        </div>
      </dl>
      <div className={styles.trust}>
        <Coverage
          coverage={summary.coverage}
          stacks={{ total: summary.stacks, unknown: summary.unknown }}
        />
        <OtherCurrencies counts={summary.otherCurrencies} />
        {failing > 0 && (
          <StatusMark tone="warning">
            {t('costs.failing', { count: failing })}
          </StatusMark>
        )}
        {summary.pricedAt && (
          <p className={styles.quiet}>
            {t('source.oldest')} <Age at={summary.pricedAt} />
          </p>
        )}
      </div>
    </section>
  );
}

/** Sums of different currencies mean nothing, so they are only named. */
function OtherCurrencies(props: { counts: Record<string, number> }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const entries = Object.entries(props.counts);
  if (entries.length === 0) return null;
  const named = entries
    .map(([currency, count]) => t('costs.currency', { count, currency }))
    .join(', ');
  return (
    <StatusMark tone="warning">{`${t(
      'costs.currencies',
    )} ${named}`}</StatusMark>
  );
}
