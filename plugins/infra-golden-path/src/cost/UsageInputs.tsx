import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useId, useState } from 'react';
import { Button } from '@backstage/ui';
import {
  type Amount,
  type EstimateAnswer,
  toAmount,
  type UsageAssumption,
} from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { CostControl } from './useCost';
import { useCostText } from './useCostText';
import { useUsageLabel } from './usageLabels';
import styles from './Cost.module.css';

/** Digits enough for any bill; more are a slip. */
const NUMBER = /^\d{1,15}(\.\d{0,9})?$/;

/** The amount that a person typed; undefined for what is no number of units. */
export function amountOf(typed: string): Amount | undefined {
  const text = typed.trim().replaceAll(',', '');
  return NUMBER.test(text) ? toAmount(text.replace(/\.$/, '')) : undefined;
}

/** What the price assumes about use; each can be changed and put back. */
export function UsageInputs(props: {
  cost: CostControl;
  answer: EstimateAnswer;
}) {
  const { cost, answer } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  // In an order that stays while amounts move.
  const assumptions = [...answer.assumptions].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  if (assumptions.length === 0) return null;
  return (
    <section aria-label={t('cost.usage.title')}>
      <h3 className={styles.heading}>{t('cost.usage.title')}</h3>
      <p className={styles.quiet}>{t('cost.usage.help')}</p>
      <ul className={styles.usages}>
        {assumptions.map(assumption => (
          <UsageInput
            key={assumption.key}
            assumption={assumption}
            currency={answer.currency}
            set={cost.usage[assumption.key]}
            onSet={value => cost.setUsage(assumption.key, value)}
          />
        ))}
      </ul>
    </section>
  );
}

function UsageInput(props: {
  assumption: UsageAssumption;
  currency: string;
  /** What the person assumes instead. */
  set?: Amount;
  onSet(value?: Amount): void;
}) {
  const { assumption, currency, set, onSet } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { money } = useCostText();
  const { label, unit } = useUsageLabel(assumption);
  const id = useId();
  // What stands there while it is typed: `1.` is on its way to a number.
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && amountOf(typed) === undefined;
  const type = (text: string) => {
    setTyped(text);
    const amount = amountOf(text);
    if (amount !== undefined) onSet(amount);
  };
  const reset = () => {
    setTyped(undefined);
    onSet();
  };
  const isChanged = set !== undefined || isWrong;
  return (
    <li className={styles.usage}>
      <label htmlFor={id} className={styles.usageLabel}>
        <Verbatim text={label} />
      </label>
      <span className={styles.usageField}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles.input}
          aria-invalid={isWrong || undefined}
          aria-describedby={`${id}-unit ${id}-cost`}
          value={typed ?? set ?? assumption.value}
          onChange={event => type(event.target.value)}
          onBlur={() => !isWrong && setTyped(undefined)}
        />
        <span id={`${id}-unit`} className={styles.unit}>
          <Verbatim text={unit} />
        </span>
        {isChanged && (
          <Button
            variant="tertiary"
            size="small"
            onPress={reset}
            aria-label={t('cost.usage.resetOf', { label })}
          >
            {t('cost.usage.reset')}
          </Button>
        )}
      </span>
      <span id={`${id}-cost`} className={styles.usageCost}>
        {isWrong ? (
          <span className={styles.wrong}>{t('cost.usage.wrong')}</span>
        ) : (
          t('cost.usage.monthly', {
            amount: money(assumption.monthly, currency),
          })
        )}
      </span>
    </li>
  );
}
