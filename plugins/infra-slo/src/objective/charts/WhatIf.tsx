import { useId, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  type Objective,
  sloBudgetText,
  type SloSeries,
  sloTargetText,
  sloWhatIf,
} from '@infra-portal/infra-common';
import { chartStyles, Section, StatusMark } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../../translation/ref';
import { useFormats } from '../useFormats';
import styles from '../Objective.module.css';

/** Targets that people choose from. */
const USUAL = [
  ...[0.9, 0.95, 0.98, 0.99, 0.995, 0.998],
  ...[0.999, 0.9995, 0.9998, 0.9999, 0.99999],
];

/** Tries another target on what was. */
export function WhatIf(props: { objective: Objective; series: SloSeries }) {
  const { objective, series } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const { number } = useFormats();
  const id = useId();
  const targets = [...new Set([...USUAL, objective.target])].sort(
    (a, b) => a - b,
  );
  const own = targets.indexOf(objective.target);
  const [chosen, setChosen] = useState<number>();
  const target = targets[chosen ?? own];
  const tried = sloWhatIf(series, objective, { target });
  if (!tried) return null;
  const { budgetLeft, isKept, bad, allowed } = tried;
  const left = sloBudgetText(budgetLeft).percent;
  const text = sloTargetText(target);
  return (
    <Section title={t('whatif.title')}>
      <div className={`${chartStyles.box} ${styles.whatIf}`}>
        <label htmlFor={id}>
          {t('whatif.slider')}: <strong>{text}</strong>
        </label>
        <input
          id={id}
          className={styles.range}
          type="range"
          min={0}
          max={targets.length - 1}
          value={chosen ?? own}
          aria-valuetext={text}
          onChange={event => setChosen(Number(event.target.value))}
        />
        <p role="status">
          <StatusMark tone={isKept ? 'good' : 'bad'}>
            {isKept
              ? t('whatif.kept', {
                  target: text,
                  left: left,
                })
              : t('whatif.missed', {
                  target: text,
                  left: left,
                })}
          </StatusMark>{' '}
          {series.areCounts &&
            t('whatif.counts', {
              bad: number(bad),
              allowed: number(allowed),
            })}{' '}
          {target === objective.target && t('whatif.own')}
        </p>
      </div>
    </Section>
  );
}
