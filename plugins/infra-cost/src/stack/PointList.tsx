import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Age,
  safeHref,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import type { Step } from './points';
import styles from './Stack.module.css';

/** The points of a history in rows, the newest first. */
export function PointList(props: {
  label: string;
  steps: readonly Step[];
  currency: string;
  /** The one that is chosen in the chart. */
  chosen?: number;
}) {
  const { label, steps, currency, chosen } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('history.when')}</th>
          <th scope="col">{t('stack.commit')}</th>
          <th scope="col">{t('history.why')}</th>
          <th scope="col">{t('breakdown.monthly')}</th>
          <th scope="col">{t('trend.change')}</th>
        </tr>
      </thead>
      <tbody>
        {steps
          .map((step, index) => (
            <tr
              key={`${step.at} ${step.commit}`}
              className={styles.point}
              aria-current={index === chosen || undefined}
            >
              <th scope="row">
                <Age at={step.at} />
              </th>
              <td data-label={t('stack.commit')}>
                <Commit step={step} />
              </td>
              <td data-label={t('history.why')}>
                {t(`history.cause.${step.cause}`)}
              </td>
              <td className={table.words} data-label={t('breakdown.monthly')}>
                <Money amount={step.monthly} currency={currency} />
              </td>
              <td className={table.words} data-label={t('trend.change')}>
                {step.change !== undefined && (
                  <Change change={step.change} currency={currency} />
                )}
              </td>
            </tr>
          ))
          .reverse()}
      </tbody>
    </table>
  );
}

/** A commit with its title, leading to it where its address is known. */
export function Commit({ step }: { step: Step }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { commit, title, url, pullRequest } = step;
  const href = safeHref(url);
  const name = <Verbatim text={commit.slice(0, 10)} />;
  return (
    <span>
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{' '}
      {title && <Verbatim text={title} />}
      {pullRequest !== undefined && (
        <span className={styles.quiet}>
          {' '}
          {t('history.pullRequest', { number: String(pullRequest) })}
        </span>
      )}
    </span>
  );
}
