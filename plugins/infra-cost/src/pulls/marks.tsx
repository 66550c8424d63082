import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CostJudgement, PullCost } from '@infra-portal/infra-common';
import { StatusMark, type Tone } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../translation/ref';

const VERDICT_TONES: Record<CostJudgement['verdict'], Tone> = {
  pass: 'good',
  warn: 'warning',
  block: 'bad',
};

const OPEN_TONES: Record<PullCost['open'], Tone> = {
  open: 'active',
  merged: 'good',
  closed: 'unknown',
};

/** What the standards say, in two words. */
export function VerdictMark(props: { verdict: CostJudgement['verdict'] }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  return (
    <StatusMark tone={VERDICT_TONES[props.verdict]}>
      {t(`pull.short.${props.verdict}`)}
    </StatusMark>
  );
}

/** Whether it is open, merged or closed, and whether it is a draft. */
export function OpenMark({ pull }: { pull: Pick<PullCost, 'open' | 'draft'> }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const isDraft = pull.draft && pull.open === 'open';
  return (
    <StatusMark tone={isDraft ? 'unknown' : OPEN_TONES[pull.open]}>
      {isDraft ? t('pulls.draft') : t(`pulls.open.${pull.open}`)}
    </StatusMark>
  );
}
