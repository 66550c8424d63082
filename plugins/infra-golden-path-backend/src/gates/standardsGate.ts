import {
  checkIntent,
  type GateFinding,
  type ServiceIntent,
  type Standards,
  verbatim,
} from '@infra-portal/infra-common';
import type { StandardsReading } from '../repository/standardsOf';
import { findingsOf } from './intentGate';
import type { GateOutcome } from './types';

/**
 * Names, sizes and regions against the organisation's standards.
 * @param more what else is to be said
 */
export function standardsGate(
  intent: ServiceIntent,
  standards: Standards,
  more: readonly GateFinding[] = [],
): GateOutcome {
  const findings = findingsOf(checkIntent(intent, standards));
  return { findings: [...findings, ...more] };
}

/** What is wrong with the standards themselves, each at its line. */
export function brokenStandards({ problems }: StandardsReading): GateOutcome {
  const findings = problems.map(
    ({ file, line, message }): GateFinding => ({
      code: 'standards.file',
      severity: 'error',
      message: verbatim(message),
      remedy: {
        en: 'The platform team has to mend this file; until then nothing can be created.',
        ko: '플랫폼 팀이 이 파일을 고쳐야 하며, 그 전에는 서비스를 만들 수 없습니다.',
      },
      file,
      line,
    }),
  );
  return { findings };
}
