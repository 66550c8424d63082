import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Objective } from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  shortOwner,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import { Alerts } from './Alerts';
import { BudgetBar } from './BudgetBar';
import { Burns } from './Burn';
import { DataNote } from './DataNote';
import { Exhaustion } from './Exhaustion';
import { isOld } from './isOld';
import { EntityLink, ObjectiveLink, ProductLink } from './Links';
import { NumberSource } from './NumberSource';
import { SliText } from './SliText';
import { Sparkline } from './Sparkline';
import { StateMark } from './StateMark';
import { TargetText } from './TargetText';
import styles from './Parts.module.css';

interface Shown {
  /** Whose they are is shown, because it differs. */
  withOwner?: boolean;
}

const COLUMNS = [
  'objective',
  'state',
  'promise',
  'budget',
  'burn',
  'exhaustion',
] as const;

/** Objectives in rows, as they stand; on narrow screens each row is a card. */
export function ObjectiveTable(
  props: Shown & { label: string; objectives: readonly Objective[] },
) {
  const { label, objectives, withOwner = false } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          {COLUMNS.map(each => (
            <th key={each} scope="col">
              {t(`column.${each}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {objectives.map(objective => (
          <ObjectiveRow
            key={objective.id}
            objective={objective}
            withOwner={withOwner}
          />
        ))}
      </tbody>
    </table>
  );
}

function ObjectiveRow(props: Shown & { objective: Objective }) {
  const { objective, withOwner } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { status, target } = objective;
  const old = isOld(status);
  return (
    <tr data-state={status.state}>
      <th scope="row">
        <Name objective={objective} />
        {withOwner && <Owner objective={objective} />}
      </th>
      <td className={styles.state} data-label={t('column.state')}>
        <div className={table.stacked}>
          <StateMark status={status} />
          <Alerts alerts={status.alerts} />
          <DataNote objective={objective} />
        </div>
      </td>
      <td className={table.words} data-label={t('column.promise')}>
        <div className={styles.pair}>
          <SliText sli={status.sli} target={target} stale={old} />
          <span className={styles.quiet}>
            <TargetText objective={objective} />
          </span>
          <span className={styles.quiet}>
            <NumberSource status={status} />
          </span>
        </div>
      </td>
      <td className={table.words} data-label={t('column.budget')}>
        <BudgetBar left={status.budgetLeft} stale={old} />
        <Sparkline days={objective.days} />
      </td>
      <td className={table.words} data-label={t('column.burn')}>
        <Burns burn={status.burn} windows={['1h', '6h']} />
      </td>
      <td className={table.words} data-label={t('column.exhaustion')}>
        <Exhaustion objective={objective} />
      </td>
    </tr>
  );
}

function Name({ objective }: { objective: Objective }) {
  const { service, entityRef, environment } = objective;
  return (
    <>
      <ObjectiveLink objective={objective} />
      <span className={styles.of}>
        {entityRef ? (
          <EntityLink entityRef={entityRef} />
        ) : (
          <Verbatim text={service} />
        )}
        {environment && <EnvironmentMark name={environment} />}
      </span>
    </>
  );
}

function Owner({ objective: { product, owner } }: { objective: Objective }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <span className={styles.of}>
      {product && <ProductLink name={product} />}
      <span className={styles.quiet}>
        {owner ? <Verbatim text={shortOwner(owner)} /> : t('owner.none')}
      </span>
    </span>
  );
}
