import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  type SloBacktest,
  sloCountText,
  sloPercentText,
  sloTargetText,
} from '@infra-portal/infra-common';
import {
  Age,
  durationText,
  messageOf,
  StatusMark,
  useLanguage,
  useLocalised,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { LiveBacktest } from './useBacktest';
import styles from './Backtest.module.css';

type Item = SloBacktest['items'][number];

const DAY = 86_400;
/** From this part on a window is told as known. */
const WHOLE = 0.995;

/** Whether each promise would have been kept, in words. */
export function BacktestLines({ backtest }: { backtest: LiveBacktest }) {
  const { answer, status, error, retry } = backtest;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (status === 'absent' || status === 'idle') return null;
  const isOld = status !== 'ready';
  return (
    <div className={styles.lines} aria-busy={status === 'loading'}>
      {status === 'failed' && (
        <p className={styles.line} role="alert">
          {t('backtest.failed')} {error && <Verbatim text={messageOf(error)} />}{' '}
          <Button variant="tertiary" size="small" onPress={retry}>
            {t('consequences.retry')}
          </Button>
        </p>
      )}
      {status === 'loading' && !answer && (
        <p className={styles.line}>{t('backtest.working')}</p>
      )}
      {answer && answer.items.length > 0 && (
        <ul className={styles.list} data-old={isOld || undefined}>
          {answer.items.map(item => (
            <li key={item.id} className={styles.line}>
              <BacktestItem item={item} />
            </li>
          ))}
        </ul>
      )}
      {answer && answer.items.length > 0 && <Age at={answer.observedAt} />}
    </div>
  );
}

function BacktestItem({ item }: { item: Item }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const localise = useLocalised();
  const { name, target, sli, counts, coverage, seconds, message } = item;
  const days = `${Math.round(seconds / DAY)}`;
  if (sli === undefined) {
    return (
      <>
        <StatusMark tone="unknown">{t('backtest.mark.unknown')}</StatusMark>{' '}
        <Verbatim text={name} />:{' '}
        {message ? <Verbatim text={localise(message)} /> : t('backtest.none')}
      </>
    );
  }
  const isKept = sli >= target;
  const words = {
    ...{ days, target: sloTargetText(target) },
    sli: sloPercentText(sli, target),
  };
  const isYoung = coverage !== undefined && coverage < WHOLE;
  return (
    <>
      <StatusMark tone={isKept ? 'good' : 'bad'}>
        {t(isKept ? 'backtest.mark.kept' : 'backtest.mark.missed')}
      </StatusMark>{' '}
      <Verbatim text={name} />:{' '}
      {t(isKept ? 'backtest.kept' : 'backtest.missed', words)}{' '}
      {isYoung &&
        t('backtest.young', {
          known: durationText(coverage * seconds, language),
          days,
        })}{' '}
      {counts &&
        t('backtest.counts', {
          bad: sloCountText(counts.bad, 'bad'),
          total: sloCountText(counts.total, 'other'),
          allowed: sloCountText(counts.total * (1 - target), 'other'),
        })}{' '}
      {message && <Verbatim text={localise(message)} />}
    </>
  );
}
