import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  compareAmounts,
  type PendingCosts,
  toAmount,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  StatusMark,
  tableStyles as table,
  useLanguage,
} from '@infra-portal/infra-react';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { VerdictMark } from './marks';
import { PullLink } from './PullTable';
import {
  type Axis,
  axisOf,
  placeOn,
  waterfallOf,
  type WaterfallStep,
} from './waterfall';
import shared from '../costs/Costs.module.css';
import styles from './Waterfall.module.css';

/**
 * From today's month to that with all open pull requests. The chart is a column
 * of the table, so that whoever does not see it reads the same rows.
 */
export function WaterfallTable({ pending }: { pending: PendingCosts }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { today, after, budget, currency } = pending;
  const { steps, unchanged } = waterfallOf(pending);
  const axis = axisOf([today, ...steps.map(({ to }) => to)], budget);
  const limit = axis.hasBudget ? budget : undefined;
  return (
    <div>
      <table
        className={`${table.table} ${styles.waterfall}`}
        aria-label={t('pending.title')}
      >
        <thead>
          <tr>
            <th scope="col">{t('pending.column.what')}</th>
            <td aria-hidden="true" />
            <th scope="col">{t('pending.column.change')}</th>
            <th scope="col">{t('pending.column.then')}</th>
          </tr>
        </thead>
        <tbody>
          <Total name={t('pending.today')} {...{ axis, limit, currency }}>
            {today}
          </Total>
          {steps.map(step => (
            <Step
              key={
                step.pull ? `${step.pull.repository} ${step.pull.number}` : ''
              }
              {...{ step, axis, limit, currency }}
            />
          ))}
          <Total name={t('pending.after')} {...{ axis, limit, currency }}>
            {after}
          </Total>
        </tbody>
      </table>
      <Notes axis={axis} unchanged={unchanged} currency={currency} />
    </div>
  );
}

interface InRow {
  axis: Axis;
  /** The budget, where it is on the axis. */
  limit?: Amount;
  currency: string;
}

function Row(
  props: InRow & {
    name: ReactNode;
    kind: 'total' | 'up' | 'down';
    draft?: boolean;
    from?: Amount;
    to: Amount;
    children?: ReactNode;
  },
) {
  const { axis, limit, currency, name, kind, draft, from, to } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const ends = [
    from === undefined ? 0 : placeOn(axis, from),
    placeOn(axis, to),
  ];
  const [start, end] = ends.sort((a, b) => a - b);
  return (
    <tr data-kind={kind}>
      <th scope="row">{name}</th>
      <td className={styles.cell} aria-hidden="true">
        <span className={styles.track}>
          <span
            className={styles.bar}
            data-kind={kind}
            data-draft={draft}
            style={{
              insetInlineStart: `${start}%`,
              inlineSize: `${end - start}%`,
            }}
          />
          {limit !== undefined && (
            <span
              className={styles.limit}
              style={{ insetInlineStart: `${placeOn(axis, limit)}%` }}
            />
          )}
        </span>
      </td>
      <td className={table.words} data-label={t('pending.column.change')}>
        {props.children}
      </td>
      <td className={table.words} data-label={t('pending.column.then')}>
        <Money amount={to} currency={currency} />
      </td>
    </tr>
  );
}

function Total(props: InRow & { name: string; children: Amount }) {
  const { children, name, ...row } = props;
  return (
    <Row {...row} kind="total" to={children} name={<strong>{name}</strong>} />
  );
}

function Step({ step, ...row }: InRow & { step: WaterfallStep }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { pull, count, delta, from, to } = step;
  const name = pull ? (
    <span className={styles.name}>
      <PullLink pull={pull} />
      <span className={styles.marks}>
        {pull.draft && (
          <StatusMark tone="unknown">{t('pulls.draft')}</StatusMark>
        )}
        {pull.verdict !== 'pass' && <VerdictMark verdict={pull.verdict} />}
      </span>
    </span>
  ) : (
    t('pending.rest', { count })
  );
  const kind = compareAmounts(delta, '0') > 0 ? 'up' : 'down';
  return (
    <Row {...row} {...{ name, kind, from, to }} draft={pull?.draft}>
      <Change change={delta} currency={row.currency} />
    </Row>
  );
}

/** What has to be known to read the bars. */
function Notes(props: { axis: Axis; unchanged: number; currency: string }) {
  const { axis, unchanged, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const start = toAmount(axis.from.toFixed(2));
  const notes = [
    axis.hasBudget && t('pending.line'),
    axis.from > 0 &&
      t('pending.axis', { start: briefMoneyText(start, currency, language) }),
    unchanged > 0 && t('pending.unchanged', { count: unchanged }),
  ].filter(Boolean);
  return notes.length === 0 ? null : (
    <p className={shared.quiet}>{notes.join(' ')}</p>
  );
}
