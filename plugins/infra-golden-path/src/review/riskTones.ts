import type { RiskLevel } from '@infra-portal/infra-common';
import type { Tone } from '@infra-portal/infra-react';

/** What a risk looks like; what is not known looks like it. */
export const RISK_TONES: Record<RiskLevel, Tone> = {
  none: 'good',
  low: 'good',
  medium: 'warning',
  high: 'bad',
  unknown: 'unknown',
};
