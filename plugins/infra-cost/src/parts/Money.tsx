import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  compareAmounts,
  type CostExchange,
  multiplyAmounts,
  ZERO,
} from '@infra-portal/infra-common';
import { briefMoneyText, useLanguage } from '@infra-portal/infra-react';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { infraCostTranslationRef } from '../translation/ref';
import { ratioOf } from './money';
import styles from './Money.module.css';

/** An amount as it is read; the exact one is on hover. */
export function Money(props: {
  amount: Amount;
  currency: string;
  signed?: boolean;
}) {
  const { amount, currency, signed } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  return (
    <data
      value={amount}
      className={styles.money}
      title={t('money.exact', { amount, currency })}
    >
      {briefMoneyText(amount, currency, language, signed)}
    </data>
  );
}

/** The amount in the reader's own currency, and at what rate. */
export function Exchanged(props: { amount: Amount; exchange: CostExchange }) {
  const { amount, exchange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { currency, rate, date } = exchange;
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(date));
  return (
    <span className={styles.exchanged}>
      ≈ <Money amount={multiplyAmounts(amount, rate)} currency={currency} />{' '}
      {t('money.exchange', { rate, currency, date: day })}
    </span>
  );
}

const percent = (ratio: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(ratio) < 0.1 ? 1 : 0,
  }).format(ratio);

/** By how much something changed: a sign and an arrow say the same as the colour. */
export function Change(props: {
  /** Undefined: nothing is known of before. */
  change?: Amount;
  currency: string;
  /** What it is now; tells the change in percent. */
  monthly?: Amount;
  /** Says over which time, where no heading does. */
  worded?: boolean;
}) {
  const { change, currency, monthly, worded } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  if (change === undefined) {
    const text = worded ? t('money.unknownChange') : '–';
    return (
      <span className={styles.quiet} title={t('money.unknownChange')}>
        {text}
      </span>
    );
  }
  const direction = compareAmounts(change, ZERO);
  if (direction === 0) {
    const text = worded ? t('money.noChange') : '±0';
    return <span className={styles.quiet}>{text}</span>;
  }
  const Arrow = direction > 0 ? RiArrowUpLine : RiArrowDownLine;
  const share = monthly === undefined ? undefined : shareOf(change, monthly);
  return (
    <span className={styles.change} data-up={direction > 0}>
      <Arrow size={14} aria-hidden="true" />
      <span>
        <Money amount={change} currency={currency} signed />
        {share !== undefined && ` (${percent(share, language)})`}
        {worded && ` ${t('money.change')}`}
      </span>
    </span>
  );
}

/** The change in relation to what there was before. */
function shareOf(change: Amount, monthly: Amount): number | undefined {
  const ratio = ratioOf(change, monthly);
  return ratio === undefined || ratio === 1 ? undefined : ratio / (1 - ratio);
}
