import type { LocalisedText } from '@infra-portal/infra-common';

/** Why a gate was not run. */
export const REASONS = {
  incomplete: {
    en: 'The answers are not complete yet.',
    ko: '답변이 아직 완성되지 않았습니다.',
  },
  noStandards: {
    en: 'The standards in portal.yaml cannot be read.',
    ko: 'portal.yaml의 표준을 읽을 수 없습니다.',
  },
  notRendered: {
    en: 'There are no files to look at.',
    ko: '검사할 파일이 없습니다.',
  },
  noTerraform: {
    en: 'This service has no Terraform.',
    ko: '이 서비스에는 Terraform 파일이 없습니다.',
  },
  notAsked: {
    en: 'The plan takes seconds, and runs when you ask for it.',
    ko: '플랜은 몇 초가 걸리므로 요청할 때 실행합니다.',
  },
} as const satisfies Record<string, LocalisedText>;
