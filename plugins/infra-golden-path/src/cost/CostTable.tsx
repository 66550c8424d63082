import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { environmentCosts, type EnvironmentCost } from './reading';
import { totalDifference, useCostText } from './useCostText';
import type { Priced } from './useEstimate';
import facts from '../consequences/Facts.module.css';
import styles from './Cost.module.css';

/** Environment by environment, of a service that is there with what it costs now. */
export function CostTable({ priced }: { priced: Priced }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { money } = useCostText();
  const { after, before } = priced;
  const { currency } = after;
  const rows = environmentCosts(priced);
  const sum = totalDifference(priced);
  const amount = (row: EnvironmentCost) => {
    if (row.hasFailed && row.after === undefined) return t('cost.unknown');
    if (row.after === undefined) return t('cost.goes');
    const text = money(row.after, currency);
    return row.isPartial ? t('cost.atLeast', { amount: text }) : text;
  };
  const former = (row: EnvironmentCost) => {
    if (row.before !== undefined) return money(row.before, currency);
    return row.hasFailed ? t('cost.unknown') : t('cost.isNew');
  };
  const difference = (value: string | undefined) =>
    value === undefined ? t('cost.unknown') : money(value, currency, true);
  return (
    <table className={`${facts.table} ${styles.table}`}>
      <caption>{t('cost.table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('cost.table.environment')}</th>
          {before && <th scope="col">{t('cost.table.before')}</th>}
          <th scope="col">{t('cost.table.after')}</th>
          {before ? (
            <th scope="col">{t('cost.table.difference')}</th>
          ) : (
            <th scope="col">{t('cost.table.usage')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.stack}>
            <th scope="row">{row.name}</th>
            {before && <td>{former(row)}</td>}
            <td>{amount(row)}</td>
            {before ? (
              <td>{difference(row.difference)}</td>
            ) : (
              <td>{row.usage && money(row.usage, currency)}</td>
            )}
          </tr>
        ))}
      </tbody>
      {rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{t('cost.table.total')}</th>
            {before && <td>{money(before.monthly, currency)}</td>}
            <td>{money(after.monthly, currency)}</td>
            <td>{before ? difference(sum) : money(after.usage, currency)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
