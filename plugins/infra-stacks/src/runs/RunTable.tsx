import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Run } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  shortRepository,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { StackLink } from '../parts/Links';
import { runRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { Changes, PullLink, StateMark, Took, Trouble, When } from './RunFacts';
import styles from './Runs.module.css';

/** Runs in rows; on narrow screens each row is a card. */
export function RunTable(props: {
  label: string;
  runs: readonly Run[];
  /** They are of several stacks, so that each row says of which. */
  named?: boolean;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <table
      className={`${table.table} ${styles.columns}`}
      aria-label={props.label}
    >
      <thead>
        <tr>
          <th scope="col">{t('runs.column.run')}</th>
          <th scope="col">{t('runs.column.changes')}</th>
          <th scope="col">{t('runs.column.pull')}</th>
          <th scope="col">{t('runs.column.when')}</th>
        </tr>
      </thead>
      <tbody>
        {props.runs.map(run => (
          <RunRow key={run.id} run={run} named={props.named} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, named }: { run: Run; named?: boolean }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const path = useRoutePath(runRouteRef);
  const { pullRequest, commit, actor } = run;
  const command = t(`runs.command.${run.command}`);
  return (
    <tr>
      <th scope="row">
        <div className={table.stacked}>
          {named && <RunPlace run={run} />}
          <span>
            {path ? <Link to={path({ id: run.id })}>{command}</Link> : command}{' '}
            <StateMark state={run.state} />
          </span>
        </div>
      </th>
      <td data-label={t('runs.column.changes')}>
        <div className={table.stacked}>
          <Changes run={run} />
          <Trouble run={run} />
        </div>
      </td>
      <td data-label={t('runs.column.pull')}>
        <div className={table.stacked}>
          {pullRequest ? (
            <PullLink pull={pullRequest} />
          ) : (
            <span className={page.quiet}>{t('runs.noPull')}</span>
          )}
          {commit && <code className={table.place}>{commit.slice(0, 10)}</code>}
        </div>
      </td>
      <td data-label={t('runs.column.when')}>
        <div className={table.stacked}>
          <span>
            <When at={run.at} />
          </span>
          <Took run={run} />
          {actor && (
            <span className={page.quiet}>
              {t('runs.by')} <Verbatim text={actor} />
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}

/** The stack of a run, or what else is known of where it ran. */
export function RunPlace(props: {
  run: Pick<Run, 'stack' | 'repository' | 'dir' | 'workspace' | 'project'>;
}) {
  const { stack, repository, dir, workspace, project } = props.run;
  if (stack?.name !== undefined) return <StackLink name={stack.name} />;
  const inside = [project, dir, workspace].filter(Boolean).join(' · ');
  return (
    <Verbatim
      text={[shortRepository(repository), inside].filter(Boolean).join(' · ')}
    />
  );
}
