import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Amount } from '@infra-portal/infra-common';
import { chartStyles as styles, Verbatim } from '@infra-portal/infra-react';
import { Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { useSeriesColors } from './colors';
import type { Band } from './Figure';

/** What the bands are, and their amounts at the chosen point. */
export function Legend(props: {
  title: string;
  total: Amount;
  bands: readonly Band[];
  at: number;
  currency: string;
}) {
  const { title, total, bands, at, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const colorOf = useSeriesColors();
  return (
    <div className={styles.legend} role="status">
      <h3>
        {title}: {t('trend.total')} <Money amount={total} currency={currency} />
      </h3>
      {bands.length > 1 && (
        <ul>
          {bands.map((band, index) => (
            <li key={band.label}>
              <span
                className={styles.swatch}
                style={{ background: colorOf(index) }}
                aria-hidden="true"
              />
              <span className={styles.name}>
                <Verbatim text={band.label} />
              </span>
              <Money amount={band.amounts[at]} currency={currency} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
