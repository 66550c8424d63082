import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type CostDays, COSTS_CHANNEL } from '@infra-portal/infra-common';
import {
  chartStyles as styles,
  LoadingLines,
  LoadProblem,
  Note,
  Section,
  useLanguage,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef, type CostDaysFilter } from '../api';
import { DayTable } from '../chart/DayTable';
import { Figure, isFlat, useChartText } from '../chart/Figure';
import { Legend } from '../chart/Legend';
import { seriesOf } from '../chart/series';
import { infraCostTranslationRef } from '../translation/ref';
import { askedOf, type PageFilter } from './filter';
import { useKeyText } from './useKeyText';
import { ViewChoice } from './ViewChoice';

/** Costs over time, stacked by what they are put together by. */
export function Trend({ filter }: { filter: PageFilter }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { by, span } = filter;
  return (
    <Section title={t('trend.title')} note={t('trend.note')}>
      <Loaded asked={{ of: askedOf(filter), dimension: by, days: span }} />
    </Section>
  );
}

function Loaded({ asked }: { asked: CostDaysFilter }) {
  const api = useApi(costApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: JSON.stringify(asked),
    load: async signal => ({ asked, days: await api.days(asked, signal) }),
    keep: true,
  });
  return (
    <>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Days {...value} />}
    </>
  );
}

function Days({ asked, days }: { asked: CostDaysFilter; days: CostDays }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const dateText = useDateText();
  const chartText = useChartText();
  const keyText = useKeyText();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [chosen, setChosen] = useState<string>();
  const totals = days.days.map(({ monthly }) => monthly);
  if (totals.length === 0 || isFlat(totals)) {
    return <Note title={t('trend.none')} />;
  }
  const { dimension = 'product' } = asked;
  const bands = seriesOf(days).map(({ key = '', kind, amounts }) => ({
    label:
      kind === 'key'
        ? keyText(dimension, key) || t('trend.key.none')
        : t(`trend.${kind}`),
    amounts,
  }));
  const dates = days.days.map(({ date }) => new Date(date));
  const found = days.days.findIndex(({ date }) => date === chosen);
  const at = found < 0 ? dates.length - 1 : found;
  const label = chartText(totals, days.currency, asked.days);
  return (
    <div className={styles.box}>
      <ViewChoice view={view} onChange={setView} />
      {view === 'chart' ? (
        <>
          <Figure
            label={label}
            sliderLabel={t('trend.choose')}
            dates={dates}
            dateText={dateText}
            currency={days.currency}
            bands={bands}
            chosen={at}
            onChoose={index => setChosen(days.days[index].date)}
          />
          <Legend
            title={dateText(dates[at])}
            total={totals[at]}
            bands={bands}
            at={at}
            currency={days.currency}
          />
        </>
      ) : (
        <DayTable
          label={t('trend.title')}
          days={days}
          dateText={dateText}
          bands={bands}
        />
      )}
    </div>
  );
}

/** Days of the server's calendar, which is in UTC. */
function useDateText(): (date: Date) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    timeZone: 'UTC',
  });
  return date => format.format(date);
}
