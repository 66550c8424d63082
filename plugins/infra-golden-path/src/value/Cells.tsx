import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Durations, Rate, ValueOfGroup } from '@infra-portal/infra-common';
import { durationText, ShareBar, useLanguage } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Value.module.css';

const SHARES = ['answering', 'machine', 'waiting', 'fixing'] as const;

const percent = (share: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);

/** Why there is no number. */
export function Missing(props: { merged: number }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <span className={styles.small}>
      {t(props.merged < 3 ? 'value.few' : 'value.none')}
    </span>
  );
}

/** Median and 90 %, and how many they are of. */
export function DurationCell(props: { of?: Durations; merged: number }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { of } = props;
  if (!of) return <Missing merged={props.merged} />;
  const median = durationText(of.median, language);
  return (
    <div>
      <span className={styles.big}>{median}</span>
      <span className={styles.small}>
        {t('value.median', { median, p90: durationText(of.p90, language) })}
      </span>
      <span className={styles.small}>
        {t('value.of', { number: String(of.count) })}
      </span>
    </div>
  );
}

/** A share with its interval: of few it is wide. */
export function RateCell(props: { of?: Rate; merged: number }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { of } = props;
  if (!of) return <Missing merged={props.merged} />;
  return (
    <div>
      <span className={styles.big}>{percent(of.part / of.of, language)}</span>
      <span className={styles.small}>
        {t('value.rate', { part: String(of.part), of: String(of.of) })}
      </span>
      <span className={styles.small}>
        {t('value.interval', {
          low: percent(of.low, language),
          high: percent(of.high, language),
        })}
      </span>
    </div>
  );
}

/** Whom the time went to, in the mean. */
export function SharesCell(props: {
  of: ValueOfGroup['shares'];
  merged: number;
}) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { of } = props;
  if (!of) return <Missing merged={props.merged} />;
  const known = SHARES.flatMap(share => {
    const seconds = of[share];
    return seconds === undefined ? [] : [{ share, seconds }];
  });
  const whole = known.reduce((sum, { seconds }) => sum + seconds, 0);
  return (
    <dl className={styles.shares}>
      {known.map(({ share, seconds }) => (
        <div key={share}>
          <dt>{t(`value.${share}`)}</dt>
          <ShareBar
            ratio={whole > 0 ? seconds / whole : 0}
            tone={share === 'fixing' ? 'warning' : 'usual'}
          />
          <dd className={styles.small}>{durationText(seconds, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
