import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  type SloSeries,
  sloWorst,
} from '@infra-portal/infra-common';
import {
  Section,
  ShareBar,
  tableStyles as table,
} from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';

/** The days that spent most of the budget. */
export function WorstDays(props: { objective: Objective; series: SloSeries }) {
  const { window } = props.objective;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { day, number, share } = useFormats();
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = window.kind === 'calendar' ? window.zone : own;
  const days = sloWorst(props.series, { by: 'day', zone });
  return (
    <Section title={t('worst.title')}>
      {days.length === 0 && <p>{t('worst.none')}</p>}
      {days.length > 0 && (
        <table className={table.table} aria-label={t('worst.title')}>
          <thead>
            <tr>
              <th scope="col">{t('worst.day')}</th>
              {props.series.areCounts && <th scope="col">{t('worst.bad')}</th>}
              <th scope="col">{t('worst.share')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(worst => (
              <tr key={worst.start}>
                {/* Its middle: it begins at another date in another zone. */}
                <th scope="row">{day((worst.start + worst.end) / 2)}</th>
                {props.series.areCounts && (
                  <td data-label={t('worst.bad')}>{number(worst.bad)}</td>
                )}
                <td data-label={t('worst.share')}>
                  {share(worst.share)}
                  <ShareBar ratio={worst.share} tone="warning" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
