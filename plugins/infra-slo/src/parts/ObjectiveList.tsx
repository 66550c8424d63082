import type { Objective } from '@infra-portal/infra-common';
import { cardStyles, EnvironmentMark } from '@infra-portal/infra-react';
import { Alerts } from './Alerts';
import { BudgetBar } from './BudgetBar';
import { Burns } from './Burn';
import { DataNote } from './DataNote';
import { Exhaustion } from './Exhaustion';
import { isOld } from './isOld';
import { ObjectiveLink } from './Links';
import { NumberSource } from './NumberSource';
import { SliText } from './SliText';
import { Sparkline } from './Sparkline';
import { StateMark } from './StateMark';
import { TargetText } from './TargetText';
import styles from './Parts.module.css';

/** Objectives one below the other, for where there is no room for a table. */
export function ObjectiveList(props: {
  objectives: readonly Objective[];
  /** Only what matters most of each. */
  brief?: boolean;
}) {
  const { objectives, brief = false } = props;
  return (
    <ul className={cardStyles.rows}>
      {objectives.map(objective => (
        <Row key={objective.id} objective={objective} brief={brief} />
      ))}
    </ul>
  );
}

function Row(props: { objective: Objective; brief: boolean }) {
  const { objective, brief } = props;
  const { status, target, environment, days } = objective;
  const old = isOld(status);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StateMark status={status} />
        <ObjectiveLink objective={objective} />
        {environment && <EnvironmentMark name={environment} />}
      </div>
      <div className={styles.facts}>
        <BudgetBar left={status.budgetLeft} stale={old} />
        <span>
          <SliText sli={status.sli} target={target} stale={old} />{' '}
          <span className={styles.quiet}>
            <TargetText objective={objective} />
          </span>
        </span>
        {!brief && <Sparkline days={days} />}
        <Burns burn={status.burn} windows={['1h', '6h']} />
        <Exhaustion objective={objective} />
      </div>
      {!brief && <Alerts alerts={status.alerts} />}
      {!brief && <DataNote objective={objective} />}
      {!brief && (
        <span className={styles.quiet}>
          <NumberSource status={status} />
        </span>
      )}
    </li>
  );
}
