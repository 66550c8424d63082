import {
  findCredential,
  type GateFinding,
  type ServiceIntent,
  validateIntent,
} from '@infra-portal/infra-common';
import { findingsOf } from '../gates/intentGate';

/** Answers as far as they are answers. */
export interface Answers {
  /** Absent while something is missing or wrong. */
  intent?: ServiceIntent;
  findings: GateFinding[];
}

/** A large service has some 500 values, ten deep at most. */
const MOST_VALUES = 4_000;
const DEEPEST = 40;

const tooLarge: GateFinding = {
  code: 'intent.too-large',
  severity: 'error',
  message: {
    en: `These are more than ${MOST_VALUES} values, or they are nested too deeply.`,
    ko: `값이 ${MOST_VALUES}개를 넘거나 너무 깊이 중첩되어 있습니다.`,
  },
};

/** Reads what a caller sent; it may be anything. */
export function readAnswers(data: unknown): Answers {
  if (isTooLarge(data)) return { findings: [tooLarge] };
  const found = findCredential(data);
  const secret = found ? [looksSecret(found.path)] : [];
  const checked = validateIntent(data);
  if (!checked.ok) {
    return { findings: [...secret, ...findingsOf(checked.problems)] };
  }
  return { intent: checked.value, findings: secret };
}

function looksSecret(field: (string | number)[]): GateFinding {
  return {
    code: 'intent.credential',
    severity: 'error',
    message: {
      en: 'This looks like a secret; everybody who can read the repository would see it.',
      ko: '비밀 값으로 보입니다. 저장소를 읽을 수 있는 모든 사람에게 노출됩니다.',
    },
    remedy: {
      en: 'Keep it in Secrets Manager, and name it under secrets.',
      ko: 'Secrets Manager에 보관하고 secrets에 이름만 적으십시오.',
    },
    field,
  };
}

function isTooLarge(data: unknown): boolean {
  let level: unknown[] = [data];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (count > MOST_VALUES || depth > DEEPEST) return true;
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
