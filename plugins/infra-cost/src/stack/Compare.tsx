import { useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { type CostHistory, COSTS_CHANNEL } from '@infra-portal/infra-common';
import {
  controlStyles as controls,
  LoadingLines,
  LoadProblem,
  Section,
  useLanguage,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { EstimateChange } from '../parts/EstimateChange';
import { Change, Money } from '../parts/Money';
import { infraCostTranslationRef } from '../translation/ref';
import { PointList } from './PointList';
import { compare, type Step, stepsOf } from './points';
import styles from './Stack.module.css';

/** Two points side by side, and what happened between them; kept in the address. */
export function Compare(props: { name: string; history: CostHistory }) {
  const { name, history } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [search, setSearch] = useSearchParams();
  const steps = stepsOf(history.points);
  const last = steps.length - 1;
  const placeOf = (end: string, usual: number) => {
    const found = steps.findIndex(({ at }) => at === search.get(end));
    return found < 0 ? usual : found;
  };
  const places = { from: placeOf('from', 0), to: placeOf('to', last) };
  const { from, to } = places;
  const choose = (end: 'from' | 'to', place: number) => {
    const next = new URLSearchParams(search);
    next.set(end, steps[place].at);
    setSearch(next, { replace: true });
  };
  const { change, between } = compare(steps, from, to);
  const { currency } = history;
  return (
    <Section title={t('compare.title')}>
      <div className={`${controls.bar} ${styles.compare}`}>
        {(['from', 'to'] as const).map(end => (
          <PointChoice
            key={end}
            label={t(`compare.${end}`)}
            steps={steps}
            place={places[end]}
            onChange={place => choose(end, place)}
          />
        ))}
      </div>
      <p role="status" className={styles.result}>
        <Money amount={steps[from].monthly} currency={currency} /> →{' '}
        <Money amount={steps[to].monthly} currency={currency} />{' '}
        <Change
          change={change}
          currency={currency}
          monthly={steps[to].monthly}
        />{' '}
        <span className={styles.quiet}>
          {t('compare.between', { count: between.length })}
        </span>
      </p>
      {between.length > 0 && (
        <PointList
          label={t('compare.title')}
          steps={between}
          currency={currency}
        />
      )}
      {from !== to && (
        <Differences name={name} from={steps[from].id} to={steps[to].id} />
      )}
    </Section>
  );
}

/** Which resources and components differ; kept documents say it. */
function Differences(points: { name: string; from: string; to: string }) {
  const api = useApi(costApiRef);
  const { name, ...ends } = points;
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: JSON.stringify(points),
    load: signal => api.compare(name, ends, signal),
  });
  return (
    <>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <EstimateChange change={value} />}
    </>
  );
}

function PointChoice(props: {
  label: string;
  steps: readonly Step[];
  place: number;
  onChange(place: number): void;
}) {
  const { label, steps, place, onChange } = props;
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <label className={controls.control}>
      {label}
      <select
        value={place}
        onChange={event => onChange(Number(event.target.value))}
      >
        {steps.map(({ at, commit }, index) => (
          <option key={`${at} ${commit}`} value={index}>
            {`${format.format(new Date(at))} · ${commit.slice(0, 10)}`}
          </option>
        ))}
      </select>
    </label>
  );
}
