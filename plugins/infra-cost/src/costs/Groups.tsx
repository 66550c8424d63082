import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { CostDimension, CostSummary } from '@infra-portal/infra-common';
import { Section, tableStyles, Verbatim } from '@infra-portal/infra-react';
import { BudgetBar } from '../parts/BudgetBar';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Costs.module.css';

/** Groups that are shown before somebody asks for all. */
const FEW = 10;

type Group = CostSummary['groups'][CostDimension][number];

/** Costs by what they are put together by; a name narrows the page to it. */
export function Groups(props: {
  title: string;
  /** What a group is of. */
  heading: string;
  /** The greatest first. */
  groups: readonly Group[];
  currency: string;
  nameOf(key: string): string;
  onChoose(key: string): void;
}) {
  const { title, heading, groups, currency, nameOf, onChoose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [all, setAll] = useState(false);
  const budgets = groups.some(({ budget }) => budget !== undefined);
  return (
    <Section title={title}>
      <table className={tableStyles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t('costs.column.monthly')}</th>
            <th scope="col">{t('costs.column.change')}</th>
            <th scope="col">{t('costs.column.stacks')}</th>
            {budgets && <th scope="col">{t('costs.column.budget')}</th>}
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, all ? undefined : FEW).map(group => (
            <GroupRow
              key={group.key}
              group={group}
              name={nameOf(group.key)}
              currency={currency}
              budgets={budgets}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
      {groups.length > FEW && !all && (
        <Button
          className={styles.all}
          size="small"
          variant="tertiary"
          onPress={() => setAll(true)}
        >
          {t('costs.groups.more', { number: String(groups.length) })}
        </Button>
      )}
    </Section>
  );
}

function GroupRow(props: {
  group: Group;
  name: string;
  currency: string;
  budgets: boolean;
  onChoose(key: string): void;
}) {
  const { group, name, currency, budgets, onChoose } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { key, monthly, change, stacks, budget } = group;
  return (
    <tr>
      <th scope="row">
        {key === '' ? (
          <span className={styles.quiet}>{t('costs.groups.none')}</span>
        ) : (
          <button
            type="button"
            className={styles.key}
            onClick={() => onChoose(key)}
          >
            <Verbatim text={name} />
          </button>
        )}
      </th>
      <td className={tableStyles.words} data-label={t('costs.column.monthly')}>
        <Money amount={monthly} currency={currency} />
      </td>
      <td className={tableStyles.words} data-label={t('costs.column.change')}>
        <Change change={change} currency={currency} />
      </td>
      <td className={tableStyles.words} data-label={t('costs.column.stacks')}>
        {stacks}
      </td>
      {budgets && (
        <td data-label={t('costs.column.budget')}>
          {budget === undefined ? (
            <span className={styles.quiet}>{t('budget.none')}</span>
          ) : (
            <BudgetBar monthly={monthly} budget={budget} currency={currency} />
          )}
        </td>
      )}
    </tr>
  );
}
