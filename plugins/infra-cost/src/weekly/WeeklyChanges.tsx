import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WeeklyChange, WeeklyReport } from '@infra-portal/infra-common';
import {
  safeHref,
  Section,
  tableStyles,
  Verbatim,
} from '@infra-portal/infra-react';
import { StackCostLink } from '../parts/Links';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import shared from '../costs/Costs.module.css';
import styles from './Weekly.module.css';

/** The changes that mattered, and what all others come to. */
export function WeeklyChanges({ report }: { report: WeeklyReport }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { changes, rest, currency } = report;
  return (
    <Section title={t('weekly.changes')}>
      {changes.length === 0 ? (
        <p className={shared.quiet}>{t('weekly.changes.none')}</p>
      ) : (
        <table className={tableStyles.table} aria-label={t('weekly.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('costs.column.stack')}</th>
              <th scope="col">{t('weekly.column.change')}</th>
              <th scope="col">{t('costs.column.monthly')}</th>
              <th scope="col">{t('weekly.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(change => (
              <Row key={change.ref} change={change} currency={currency} />
            ))}
          </tbody>
        </table>
      )}
      {rest.stacks > 0 && (
        <p className={shared.quiet}>
          {t('weekly.rest', { count: rest.stacks })}{' '}
          <Money amount={rest.change} currency={currency} signed />
        </p>
      )}
    </Section>
  );
}

function Row(props: { change: WeeklyChange; currency: string }) {
  const { change, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { name, kind } = change;
  return (
    <tr>
      <th scope="row">
        {kind === 'gone' ? (
          <Verbatim text={name} />
        ) : (
          <StackCostLink name={name} />
        )}
        {kind !== 'changed' && <small> {t(`weekly.kind.${kind}`)}</small>}
      </th>
      <td className={tableStyles.words} data-label={t('weekly.column.change')}>
        <Money amount={change.change} currency={currency} signed />
      </td>
      <td className={tableStyles.words} data-label={t('costs.column.monthly')}>
        <Money amount={change.monthly} currency={currency} />
      </td>
      <td className={tableStyles.words} data-label={t('weekly.column.why')}>
        <Why change={change} />
      </td>
    </tr>
  );
}

function Why({ change }: { change: WeeklyChange }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { cause, commit, title, pullRequest, others } = change;
  if (cause === undefined) return <>–</>;
  const href = safeHref(change.url);
  const named =
    pullRequest !== undefined
      ? t('weekly.cause.pullRequest', { number: String(pullRequest) })
      : commit && t('weekly.cause.commit', { commit: commit.slice(0, 8) });
  const said =
    cause === 'code'
      ? [title, named].filter(Boolean).join(', ')
      : t(`weekly.cause.${cause}`);
  return (
    <span className={styles.why}>
      {href && cause === 'code' ? (
        <a href={href} target="_blank" rel="noreferrer">
          <Verbatim text={said} />
        </a>
      ) : (
        <Verbatim text={said} />
      )}
      {others > 0 && (
        <small className={shared.quiet}>
          {' '}
          {t('weekly.cause.others', { count: others })}
        </small>
      )}
    </span>
  );
}
