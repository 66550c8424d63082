import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ShownPull } from '@infra-portal/infra-common';
import {
  moneyText,
  StatusMark,
  type Tone,
  useLanguage,
} from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { gatesOf, missingApprovals } from './pullFacts';
import styles from './Pulls.module.css';

const GATE_TONES: Record<ReturnType<typeof gatesOf>['kind'], Tone> = {
  none: 'unknown',
  passed: 'good',
  running: 'active',
  failed: 'bad',
};

const COST_TONES: Record<string, Tone> = {
  pass: 'good',
  warn: 'warning',
  block: 'bad',
};

/** Checks, approvals and costs, each in a word. */
export function PullSigns({ pull }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const gates = gatesOf(pull);
  const missing = missingApprovals(pull);
  return (
    <div className={styles.signs}>
      <StatusMark tone={GATE_TONES[gates.kind]}>
        {t(`pulls.gates.${gates.kind}`, { count: gates.count })}
      </StatusMark>
      {missing === undefined && (
        <StatusMark tone="unknown">{t('pulls.approvals.none')}</StatusMark>
      )}
      {missing === 0 && (
        <StatusMark tone="good">{t('pulls.approvals.done')}</StatusMark>
      )}
      {missing !== undefined && missing > 0 && (
        <StatusMark tone="active">
          {t('pulls.approvals.missing', { count: missing })}
        </StatusMark>
      )}
      <Cost pull={pull} />
    </div>
  );
}

/** By how much it changes the costs; nothing where nobody priced it. */
function Cost({ pull: { cost } }: { pull: ShownPull }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const language = useLanguage();
  if (cost?.delta === undefined || cost.currency === undefined) return null;
  const amount = moneyText(cost.delta, cost.currency, language, true);
  return (
    <StatusMark tone={COST_TONES[cost.verdict ?? 'pass']}>
      {t('pulls.cost', { amount })}
    </StatusMark>
  );
}
