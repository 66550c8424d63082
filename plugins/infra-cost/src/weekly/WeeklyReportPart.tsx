import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WeeklyReport } from '@infra-portal/infra-common';
import {
  Age,
  briefMoneyText,
  Section,
  StatusMark,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { BudgetBar } from '../parts/BudgetBar';
import { Coverage } from '../parts/Coverage';
import { Money } from '../parts/Money';
import { savingsRouteRef, useRoutePath } from '../routes';
import { infraCostTranslationRef } from '../translation/ref';
import { WeeklyChanges } from './WeeklyChanges';
import shared from '../costs/Costs.module.css';
import styles from './Weekly.module.css';

/** What the stacks of an owner cost, and what changed it in the week. */
export function WeeklyReportPart({ report }: { report: WeeklyReport }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <>
      <Total report={report} />
      <WeeklyChanges report={report} />
      {report.budgets.length > 0 && (
        <Section title={t('weekly.budgets')} note={t('weekly.budgets.note')}>
          <ul className={styles.budgets}>
            {report.budgets.map(({ kind, key, monthly, limit }) => (
              <li key={`${kind} ${key}`}>
                <Verbatim text={t(`weekly.budget.${kind}`, { name: key })} />
                <BudgetBar monthly={monthly} budget={limit} currency="USD" />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Total({ report }: { report: WeeklyReport }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const { currency, monthly, before, change, failing, pricedAt } = report;
  const others = Object.entries(report.otherCurrencies);
  return (
    <section className={styles.total} aria-label={t('weekly.total')}>
      <p className={shared.big}>
        <Money amount={monthly} currency={currency} />{' '}
        <small>{t('money.perMonth')}</small>
      </p>
      <p>
        <Money amount={change} currency={currency} signed />{' '}
        <span className={shared.quiet}>
          {before === undefined
            ? t('weekly.noBefore')
            : t('weekly.before', {
                amount: briefMoneyText(before, currency, language),
              })}
        </span>
      </p>
      <Coverage
        coverage={report.coverage}
        stacks={{ total: report.stacks, unknown: report.unknown }}
      />
      {others.length > 0 && (
        <StatusMark tone="warning">
          {`${t('costs.currencies')} ${others
            .map(([other, count]) =>
              t('costs.currency', { count, currency: other }),
            )
            .join(', ')}`}
        </StatusMark>
      )}
      {failing > 0 && (
        <StatusMark tone="warning">
          {t('costs.failing', { count: failing })}
        </StatusMark>
      )}
      <Savings report={report} />
      {pricedAt && (
        <p className={shared.quiet}>
          {t('source.oldest')} <Age at={pricedAt} />
        </p>
      )}
    </section>
  );
}

function Savings({ report }: { report: WeeklyReport }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const route = useRoutePath(savingsRouteRef);
  const { savings, currency, owner } = report;
  if (!savings || savings.possible === '0') return null;
  const money = (amount: string) => briefMoneyText(amount, currency, language);
  const certain = money(savings.certain);
  const text =
    savings.certain === savings.possible
      ? t('weekly.savings.certain', { certain })
      : t('weekly.savings', { certain, possible: money(savings.possible) });
  return (
    <p>
      {route ? (
        <Link to={`${route()}?${new URLSearchParams({ owner })}`}>{text}</Link>
      ) : (
        text
      )}
    </p>
  );
}
