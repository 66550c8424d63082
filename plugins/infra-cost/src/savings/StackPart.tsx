import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackSavings } from '@infra-portal/infra-common';
import {
  briefMoneyText,
  EnvironmentMark,
  useLanguage,
} from '@infra-portal/infra-react';
import { StackCostLink } from '../parts/Links';
import { infraCostTranslationRef } from '../translation/ref';
import { SavingTable } from './SavingTable';
import shared from '../costs/Costs.module.css';
import styles from './Savings.module.css';

/** The savings of one stack, and what they come to together. */
export function StackPart(props: { stack: StackSavings; currency: string }) {
  const { stack, currency } = props;
  const { name, environment } = stack;
  return (
    <section className={styles.stack} aria-label={name}>
      <div className={styles.head}>
        <h2>
          <StackCostLink name={name} />
        </h2>
        {environment && <EnvironmentMark name={environment} />}
        <TogetherText stack={stack} currency={currency} />
      </div>
      <SavingTable stack={stack} currency={currency} />
    </section>
  );
}

/** What all savings of a stack come to, of what. */
export function TogetherText(props: { stack: StackSavings; currency: string }) {
  const { stack, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  return (
    <span className={shared.quiet}>
      {t('savings.together', {
        possible: briefMoneyText(stack.possible, currency, language),
        monthly: briefMoneyText(stack.monthly, currency, language),
      })}
    </span>
  );
}
