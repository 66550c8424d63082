import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { DRIFT_CHANNEL, type DriftTrend } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  useLanguage,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../../api';
import { durationText } from '../../runs/durationText';
import { LivePart } from '../../runs/LivePart';
import { stamped } from '../../runs/useRuns';
import { infraStacksTranslationRef } from '../../translation/ref';
import { TrendDays } from './TrendDays';
import styles from './Board.module.css';

/** Days that the trend shows. */
const DAYS = 90;

/** How drift came and went, and how long it took to go. */
export function Trend(of: { product?: string; owner?: string }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const { product, owner } = of;
  const live = useLive({
    channel: DRIFT_CHANNEL,
    key: JSON.stringify([product, owner]),
    load: async signal =>
      stamped(
        await api.driftTrend(
          {
            days: DAYS,
            products: product ? [product] : [],
            owners: owner ? [owner] : [],
          },
          signal,
        ),
      ),
    keep: true,
  });
  return (
    <Section
      title={t('drift.trend', { days: String(DAYS) })}
      note={t('drift.trend.note')}
    >
      <LivePart live={live}>
        {trend => (
          <div className={styles.trend}>
            <Repair trend={trend} />
            <TrendDays days={trend.days} />
          </div>
        )}
      </LivePart>
    </Section>
  );
}

function Repair({ trend }: { trend: DriftTrend }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const language = useLanguage();
  const days = String(trend.days.length);
  const { repair } = trend;
  if (!repair || repair.count === 0) {
    return <p className={page.quiet}>{t('drift.repair.none', { days })}</p>;
  }
  return (
    <p>
      {t('drift.repair')}{' '}
      <strong>{durationText(repair.median, language)}</strong>{' '}
      <span className={page.quiet}>
        {t('drift.repair.of', { count: repair.count, days })}
      </span>
    </p>
  );
}
