import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostDays } from '@infra-portal/infra-common';
import { Money } from '../parts/Money';
import { chartStyles as styles } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';
import type { Band } from './Figure';

/** The same as the chart in a table, the newest day first. */
export function DayTable(props: {
  label: string;
  days: CostDays;
  dateText(date: Date): string;
  bands: readonly Band[];
}) {
  const { label, days, dateText, bands } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { currency } = days;
  const several = bands.length > 1;
  return (
    <div
      className={styles.scroll}
      role="group"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      tabIndex={0}
    >
      <table className={styles.amounts} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            <th scope="col">{t('trend.total')}</th>
            {several &&
              bands.map(band => (
                <th key={band.label} scope="col">
                  {band.label}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {days.days
            .map(({ date, monthly }, index) => (
              <tr key={date}>
                <th scope="row">{dateText(new Date(date))}</th>
                <td>
                  <Money amount={monthly} currency={currency} />
                </td>
                {several &&
                  bands.map(band => (
                    <td key={band.label}>
                      <Money amount={band.amounts[index]} currency={currency} />
                    </td>
                  ))}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
