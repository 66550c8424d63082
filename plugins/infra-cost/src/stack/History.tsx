import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type CostHistory } from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  Note,
  Section,
  useLanguage,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { Figure, useChartText } from '../chart/Figure';
import { infraCostTranslationRef } from '../translation/ref';
import { Compare } from './Compare';
import { PointList } from './PointList';
import { stepsOf } from './points';
import styles from './Stack.module.css';

/** What the stack cost since it is known, each change with its commit. */
export function History({ name }: { name: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: name,
    load: signal => api.history(name, signal),
  });
  return (
    <>
      <Section title={t('history.title')} note={t('history.note')}>
        {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
        {!value && !error && <LoadingLines />}
        {value && <Points history={value} />}
      </Section>
      {value && value.points.length > 1 && (
        <Compare name={name} history={value} />
      )}
    </>
  );
}

function Points({ history }: { history: CostHistory }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const language = useLanguage();
  const chartText = useChartText();
  const [chosen, setChosen] = useState<number>();
  const { points, currency } = history;
  if (points.length === 0) {
    return <Note title={t('history.none')} />;
  }
  const at = Math.min(chosen ?? points.length - 1, points.length - 1);
  const totals = points.map(({ monthly }) => monthly);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dates = points.map(point => new Date(point.at));
  const days = (Number(dates.at(-1)) - Number(dates[0])) / 86_400_000;
  return (
    <div className={styles.history}>
      {points.length > 1 && (
        <Figure
          label={chartText(totals, currency, Math.ceil(days))}
          sliderLabel={t('history.choose')}
          dates={dates}
          dateText={date => format.format(date)}
          currency={currency}
          bands={[{ label: t('trend.total'), amounts: totals }]}
          chosen={at}
          onChoose={setChosen}
          stepped
        />
      )}
      <PointList
        label={t('history.title')}
        steps={stepsOf(points)}
        currency={currency}
        chosen={at}
      />
    </div>
  );
}
