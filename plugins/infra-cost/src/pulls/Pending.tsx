import { Link } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Amount,
  compareAmounts,
  type PendingCosts,
  PULL_COSTS_CHANNEL,
  subtractAmounts,
} from '@infra-portal/infra-common';
import {
  briefMoneyText,
  LoadingLines,
  LoadProblem,
  Section,
  StatusMark,
  useLanguage,
  useLive,
  Verbatim,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import {
  askedOf,
  NO_FILTER,
  type PageFilter,
  writeFilter,
} from '../costs/filter';
import { Exchanged } from '../parts/Money';
import { absolute } from '../parts/money';
import { pullsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { PullLink } from './PullTable';
import { WaterfallTable } from './WaterfallTable';
import shared from '../costs/Costs.module.css';
import styles from './Pulls.module.css';

/** What open pull requests would make of today's costs; live. */
export function Pending({ of }: Pick<PageFilter, 'of'>) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const list = useRoutePath(pullsRouteRef);
  const address = writeFilter({ ...NO_FILTER, of }).toString();
  const { value, error, reload } = useLive({
    channel: PULL_COSTS_CHANNEL,
    key: address,
    load: signal => api.pending(askedOf({ of }), signal),
    keep: true,
  });
  const all = list && `${list()}${address && `?${address}`}`;
  return (
    <Section
      title={t('pending.title')}
      note={all && <Link to={all}>{t('pending.all')}</Link>}
    >
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Known pending={value} />}
    </Section>
  );
}

function Known({ pending }: { pending: PendingCosts }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { steps, unknown, after, exchange } = pending;
  if (steps.length + unknown.length === 0) {
    return <p className={shared.quiet}>{t('pending.none')}</p>;
  }
  return (
    <div className={styles.parts}>
      <WaterfallTable pending={pending} />
      <div className={styles.plain}>
        <BudgetAfter pending={pending} />
        {exchange && (
          <span>
            {t('pending.after')}:{' '}
            <Exchanged amount={after} exchange={exchange} />
          </span>
        )}
        <Unknown pulls={unknown} />
      </div>
    </div>
  );
}

/** How all of them together would stand to the budget. */
function BudgetAfter({ pending }: { pending: PendingCosts }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { after, budget, currency, today } = pending;
  if (budget === undefined) return null;
  const money = (amount: Amount) => briefMoneyText(amount, currency, language);
  const left = subtractAmounts(budget, after);
  const isOver = compareAmounts(left, '0') < 0;
  const wasOver = compareAmounts(today, budget) > 0;
  const over = wasOver ? 'pending.budget.wasOver' : 'pending.budget.over';
  return (
    <StatusMark tone={isOver ? 'bad' : 'good'}>
      {t(isOver ? over : 'pending.budget.left', {
        ...{ budget: money(budget), amount: money(absolute(left)) },
      })}
    </StatusMark>
  );
}

/** Open pull requests that are not in the sum, and why. */
function Unknown(props: { pulls: PendingCosts['unknown'] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (props.pulls.length === 0) return null;
  return (
    <div>
      <StatusMark tone="warning">{t('pending.unknown')}</StatusMark>
      <ul className={styles.plain}>
        {props.pulls.map(pull => (
          <li key={`${pull.repository} ${pull.number}`}>
            <PullLink pull={pull} />{' '}
            <span className={shared.quiet}>
              {pull.failure === undefined ? (
                t('pulls.state.pending')
              ) : (
                <span lang="en">
                  <Verbatim text={pull.failure} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
