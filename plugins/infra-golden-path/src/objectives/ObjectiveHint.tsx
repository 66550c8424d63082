import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { durationText, useLanguage } from '@infra-portal/infra-react';
import { useForm } from '../createService/formState';
import { answerAt } from '../form/answers';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { allowanceOf } from './allowance';
import { BacktestLines } from './BacktestLines';
import styles from './Backtest.module.css';

/** Days that an objective is measured over, without an answer. */
const USUAL_DAYS = 30;

/** What the target lets fail, and whether it would have been kept. */
export function ObjectiveHint() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  const { answers, backtest } = useForm();
  const days = answerAt(answers, ['objectives', 'windowDays']) ?? USUAL_DAYS;
  const target = answerAt(answers, ['objectives', 'availabilityPercent']);
  const allowed = allowanceOf(target, days);
  return (
    <div className={styles.hint} data-wide="true">
      {allowed && (
        <p className={styles.line}>
          {t('backtest.allowed', {
            days: String(days),
            oneOf: new Intl.NumberFormat(language).format(allowed.oneOf),
            time: durationText(allowed.seconds, language),
          })}
        </p>
      )}
      {backtest && <BacktestLines backtest={backtest} />}
    </div>
  );
}
