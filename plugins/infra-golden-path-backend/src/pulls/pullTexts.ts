import type { LocalisedText } from '@infra-portal/infra-common';

/** What could not be asked about a pull request. */
export const PULL_TEXTS = {
  files: {
    en: 'Its files cannot be read: which stacks it changes is not known.',
    ko: '파일을 읽을 수 없어 어떤 스택을 바꾸는지 알 수 없습니다.',
  },
  runs: {
    en: 'Runs and locks cannot be asked for.',
    ko: '실행과 잠금을 확인할 수 없습니다.',
  },
  cost: {
    en: 'Costs cannot be asked for.',
    ko: '비용을 확인할 수 없습니다.',
  },
  asker: {
    en: 'The catalog does not say who asked for it: their own approval may be counted.',
    ko: '카탈로그에서 요청한 사람을 확인할 수 없어 본인의 승인이 포함되었을 수 있습니다.',
  },
  plans: {
    en: 'What the plans would do cannot be read.',
    ko: '플랜의 내용을 읽을 수 없습니다.',
  },
} satisfies Record<string, LocalisedText>;

/** Why what is shown is as it was before. */
export const notSince = (problem: string): LocalisedText => ({
  en: `It could not be read again: ${problem}`,
  ko: `다시 읽지 못했습니다: ${problem}`,
});
