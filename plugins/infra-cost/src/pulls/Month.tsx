import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PullCostDetail } from '@infra-portal/infra-common';
import { Age, Verbatim } from '@infra-portal/infra-react';
import { Coverage } from '../parts/Coverage';
import { Change, Exchanged, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import sums from '../parts/Sums.module.css';
import styles from './Pulls.module.css';

/** A month before and after, and by what it is known. */
export function Month({ pull }: { pull: PullCostDetail }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { judgement, exchange, coverage, grade, source, pricedAt } = pull;
  if (!judgement) return null;
  const { before, after, delta, currency } = judgement;
  return (
    <section className={sums.panel} aria-label={t('pull.month')}>
      <dl className={sums.sums}>
        <div>
          <dt>{t('pull.before')}</dt>
          <dd className={sums.side}>
            <Money amount={before} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('pull.after')}</dt>
          <dd className={sums.side}>
            <Money amount={after} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t('pull.change')}</dt>
          <dd className={sums.big}>
            <Change change={delta} currency={currency} monthly={after} />{' '}
            <small>{t('money.perMonth')}</small>
          </dd>
          {exchange && (
            <dd>
              <Exchanged amount={delta} exchange={exchange} />
            </dd>
          )}
        </div>
      </dl>
      {coverage && <Coverage coverage={coverage} />}
      <p className={styles.quiet}>
        {grade && `${t(`grade.${grade}`)} · `}
        {source && <Verbatim text={source} />}
        {pricedAt && (
          <>
            {', '}
            {t('source.priced')} <Age at={pricedAt} />
          </>
        )}
        {'. '}
        {t('pull.about')}
      </p>
    </section>
  );
}
