import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  controlStyles as controls,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { toggled, type UpgradeHours, WEEK } from './form';
import styles from './Upgrades.module.css';

/** 2024-01-01 was a Monday. */
const dayName = (day: number, language: string) =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(2024, 0, day)));

/** On which days and between which times something may be opened and merged. */
export function HoursFields(props: {
  hours: UpgradeHours;
  isWrong: boolean;
  onChange(hours: UpgradeHours): void;
}) {
  const { hours, isWrong, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const hint = useId();
  const change = (part: Partial<UpgradeHours>) =>
    onChange({ ...hours, ...part });
  return (
    <div
      role="group"
      aria-label={t('upgrades.hours')}
      aria-describedby={isWrong ? hint : undefined}
    >
      <div className={styles.row}>
        {WEEK.map(day => (
          <label key={day} className={controls.check}>
            <input
              type="checkbox"
              checked={hours.days.includes(day)}
              onChange={() => change({ days: toggled(hours.days, day) })}
            />
            {dayName(day, language)}
          </label>
        ))}
      </div>
      <div className={styles.row}>
        {(['from', 'to'] as const).map(end => (
          <label key={end} className={controls.control}>
            {t(`upgrades.hours.${end}`)}
            <input
              type="time"
              value={hours[end]}
              onChange={({ target }) => change({ [end]: target.value })}
            />
          </label>
        ))}
      </div>
      <label className={controls.control}>
        {t('upgrades.hours.zone')}
        <input
          value={hours.zone}
          maxLength={60}
          onChange={({ target }) => change({ zone: target.value })}
        />
      </label>
      {isWrong && (
        <p id={hint} className={styles.wrong}>
          {t('upgrades.hours.wrong')}
        </p>
      )}
    </div>
  );
}
