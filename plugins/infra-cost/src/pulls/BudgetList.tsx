import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  type BudgetLine,
  subtractAmounts,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  Section,
  StatusMark,
  type Tone,
  useLanguage,
} from '@infra-portal/infra-react';
import { absolute, ratioOf } from '../parts/money';
import { infraCostTranslationRef } from '../translation/ref';
import { useBudgetName } from './useReasonText';
import styles from './Budgets.module.css';

const TONES: Record<BudgetLine['state'], Tone> = {
  below: 'good',
  near: 'warning',
  over: 'warning',
  crossed: 'bad',
};

/** Budgets that it touches: where they stand without it, and with it. */
export function BudgetList(props: {
  budgets: readonly BudgetLine[];
  currency: string;
}) {
  const { budgets, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (budgets.length === 0) return null;
  return (
    <Section title={t('pull.budgets')}>
      <ul className={styles.budgets}>
        {budgets.map(line => (
          <li key={`${line.kind} ${line.key}`}>
            <Budget line={line} currency={currency} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Budget(props: { line: BudgetLine; currency: string }) {
  const { line, currency } = props;
  const { before, after, limit, state } = line;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const budgetName = useBudgetName();
  const money = (amount: Amount) => briefMoneyText(amount, currency, language);
  const amount = money(absolute(subtractAmounts(limit, after)));
  return (
    <>
      <span className={styles.name}>{budgetName(line)}</span>
      <Bar line={line} />
      <span className={styles.amounts}>
        {t('pull.budget.line', {
          ...{ before: money(before), after: money(after) },
          limit: money(limit),
        })}
      </span>
      <StatusMark tone={TONES[state]}>
        {t(`pull.budgetState.${state}`, { amount })}
      </StatusMark>
    </>
  );
}

/** The month before, what comes or goes, and the limit; said in words beside. */
function Bar({ line: { before, after, limit, state } }: { line: BudgetLine }) {
  const amounts = [before, after, limit];
  const most = amounts.reduce((a, b) => (Number(b) > Number(a) ? b : a));
  const share = (amount: Amount) =>
    Math.max(0, Math.min(1, ratioOf(amount, most) ?? 0)) * 100;
  const [low, high] = [share(before), share(after)].sort((a, b) => a - b);
  const grows = Number(after) >= Number(before);
  return (
    <span className={styles.bar} data-state={state} aria-hidden="true">
      <span className={styles.now} style={{ inlineSize: `${low}%` }} />
      <span
        className={styles.moves}
        data-grows={grows}
        style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }}
      />
      <span
        className={styles.limit}
        style={{ insetInlineStart: `${share(limit)}%` }}
      />
    </span>
  );
}
