import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Amount, SavingsAnswer } from '@infra-portal/infra-common';
import {
  Age,
  briefMoneyText,
  StatusMark,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { Money } from '../parts/Money';
import { ratioOf } from '../parts/money';
import { infraCostTranslationRef } from '../translation/ref';
import shared from '../costs/Costs.module.css';
import sums from '../parts/Sums.module.css';

/** What all savings come to, of what, and by which prices. */
export function SavingsTotal({ answer }: { answer: SavingsAnswer }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { currency, monthly, certain, possible, stacks, pending } = answer;
  return (
    <section className={sums.panel} aria-label={t('savings.total')}>
      <dl className={sums.sums}>
        <Sum label={t('savings.certain')} amount={certain} of={answer} />
        <Sum label={t('savings.possible')} amount={possible} of={answer} />
      </dl>
      <p>
        {t('savings.of', {
          count: stacks - pending,
          amount: briefMoneyText(monthly, currency, language),
        })}
      </p>
      {pending > 0 && (
        <StatusMark tone="warning">
          {t('savings.waiting', { count: pending })}
        </StatusMark>
      )}
      <p className={shared.quiet}>
        <Verbatim text={answer.source} />, {t('source.priced')}{' '}
        <Age at={answer.pricedAt} />. {t('savings.law')}
      </p>
    </section>
  );
}

function Sum(props: { label: string; amount: Amount; of: SavingsAnswer }) {
  const { label, amount, of } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const ratio = ratioOf(amount, of.monthly);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className={sums.big}>
          <Money amount={amount} currency={of.currency} />
        </span>{' '}
        <small>
          {t('money.perMonth')}
          {ratio !== undefined &&
            ` · ${new Intl.NumberFormat(language, {
              style: 'percent',
              maximumFractionDigits: 1,
            }).format(ratio)}`}
        </small>
      </dd>
    </div>
  );
}
