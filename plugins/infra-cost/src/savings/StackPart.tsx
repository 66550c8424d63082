import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Saving, StackSavings } from '@infra-portal/infra-common';
import {
  briefMoneyText,
  EnvironmentMark,
  StatusMark,
  tableStyles,
  useLanguage,
  Verbatim,
} from '@infra-portal/infra-react';
import { StackCostLink } from '../parts/Links';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { useSavingText } from './useSavingText';
import shared from '../costs/Costs.module.css';
import styles from './Savings.module.css';

/** The savings of one stack, and what they come to together. */
export function StackPart(props: { stack: StackSavings; currency: string }) {
  const { stack, currency } = props;
  const { name, environment, monthly, possible, savings } = stack;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  return (
    <section className={styles.stack} aria-label={name}>
      <div className={styles.head}>
        <h2>
          <StackCostLink name={name} />
        </h2>
        {environment && <EnvironmentMark name={environment} />}
        <span className={shared.quiet}>
          {t('savings.together', {
            possible: briefMoneyText(possible, currency, language),
            monthly: briefMoneyText(monthly, currency, language),
          })}
        </span>
      </div>
      <table className={tableStyles.table} aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('savings.column.what')}</th>
            <th scope="col">{t('savings.column.where')}</th>
            <th scope="col">{t('savings.column.risk')}</th>
            <th scope="col">{t('savings.column.monthly')}</th>
          </tr>
        </thead>
        <tbody>
          {savings.map(saving => (
            <Row key={saving.id} saving={saving} currency={currency} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ saving, currency }: { saving: Saving; currency: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { title, notes } = useSavingText(saving);
  const { addresses, file, line, monthly, silenced, isQuestion } = saving;
  return (
    <tr>
      <th scope="row">
        <span className={styles.what}>
          {title}
          {isQuestion && (
            <StatusMark tone="unknown">{t('savings.question')}</StatusMark>
          )}
        </span>
        {notes.length > 0 && (
          <ul className={styles.notes}>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </th>
      <td data-label={t('savings.column.where')}>
        <div>
          <code className={styles.address}>
            <Verbatim text={addresses[0]} />
          </code>
          {file !== undefined && (
            <span className={tableStyles.place}>
              <Verbatim text={line === undefined ? file : `${file}:${line}`} />
            </span>
          )}
        </div>
      </td>
      <td className={tableStyles.words} data-label={t('savings.column.risk')}>
        {t(`savings.risk.${saving.risk}`)}
      </td>
      <td
        className={tableStyles.words}
        data-label={t('savings.column.monthly')}
      >
        <div>
          {monthly === undefined ? (
            <span className={shared.quiet}>{t('savings.unknown')}</span>
          ) : (
            <Money amount={monthly} currency={currency} />
          )}
          {silenced && (
            <span className={tableStyles.place}>{t('savings.silenced')}</span>
          )}
        </div>
      </td>
    </tr>
  );
}
