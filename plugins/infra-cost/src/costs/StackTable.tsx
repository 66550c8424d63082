import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { StackCost } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  shortOwner,
  shortRepository,
  StatusMark,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { useLeftOut } from '../parts/Coverage';
import { Failing, Source, StackMoney } from '../parts/CostState';
import { StackCostLink } from '../parts/Links';
import { Change } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Costs.module.css';

/** Stacks in rows with what they cost; on narrow screens each row is a card. */
export function StackTable(props: { stacks: readonly StackCost[] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <table className={table.table} aria-label={t('costs.stacks')}>
      <thead>
        <tr>
          <th scope="col">{t('costs.column.stack')}</th>
          <th scope="col">{t('dimension.product')}</th>
          <th scope="col">{t('dimension.environment')}</th>
          <th scope="col">{t('dimension.owner')}</th>
          <th scope="col">{t('costs.column.monthly')}</th>
          <th scope="col">{t('costs.column.change')}</th>
          <th scope="col">{t('costs.column.coverage')}</th>
        </tr>
      </thead>
      <tbody>
        {props.stacks.map(stack => (
          <StackRow key={stack.ref} stack={stack} />
        ))}
      </tbody>
    </table>
  );
}

function StackRow({ stack }: { stack: StackCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { name, product, service, environment, owner, cost, change } = stack;
  const none = <span className={styles.quiet}>{t('costs.groups.none')}</span>;
  return (
    <tr>
      <th scope="row">
        <StackCostLink name={name} />
        <span className={table.place}>
          <Verbatim
            text={`${shortRepository(stack.repository)} · ${stack.dir}`}
          />
        </span>
      </th>
      <td className={table.named} data-label={t('dimension.product')}>
        <div className={table.stacked}>
          {product === undefined ? none : <Verbatim text={product} />}
          {service !== undefined && (
            <span className={styles.quiet}>
              <Verbatim text={service} />
            </span>
          )}
        </div>
      </td>
      <td data-label={t('dimension.environment')}>
        {environment ? <EnvironmentMark name={environment} /> : none}
      </td>
      <td className={table.named} data-label={t('dimension.owner')}>
        {owner ? <Verbatim text={shortOwner(owner)} /> : none}
      </td>
      <td className={table.words} data-label={t('costs.column.monthly')}>
        <StackMoney stack={stack} />
      </td>
      <td className={table.words} data-label={t('costs.column.change')}>
        {cost && <Change change={change} currency={cost.currency} />}
      </td>
      <td data-label={t('costs.column.coverage')}>
        <Trust stack={stack} />
      </td>
    </tr>
  );
}

/** How far an amount can be trusted. */
function Trust({ stack }: { stack: StackCost }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { cost } = stack;
  const leftOutOf = useLeftOut();
  const leftOut = cost ? leftOutOf(cost.coverage) : [];
  return (
    <div className={table.stacked}>
      {cost?.state === 'partial' && (
        <StatusMark tone="warning">{t('state.partial')}</StatusMark>
      )}
      {leftOut.length > 0 && (
        <span className={styles.quiet}>{leftOut.join(', ')}</span>
      )}
      <Failing stack={stack} />
      {cost && <Source cost={cost} />}
    </div>
  );
}
