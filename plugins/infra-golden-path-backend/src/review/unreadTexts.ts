import type { LocalisedText, ReviewDocument } from '@infra-portal/infra-common';

type Part = ReviewDocument['unread'][number]['part'];

/** What is said where a part of a review could not be asked. */
export const UNREAD_TEXTS: Record<Part, LocalisedText> = {
  plans: {
    en: 'What the plans would do could not be asked for.',
    ko: '플랜의 내용을 확인하지 못했어요.',
  },
  findings: {
    en: 'What checks and scanners found could not be asked for.',
    ko: '검사와 스캐너의 결과를 확인하지 못했어요.',
  },
  cost: {
    en: 'Costs could not be asked for.',
    ko: '비용을 확인하지 못했어요.',
  },
  objectives: {
    en: 'How the promises of the product stand could not be asked for.',
    ko: '제품의 서비스 수준 목표를 확인하지 못했어요.',
  },
  blast: {
    en: 'Who else feels this change could not be asked for.',
    ko: '이 변경의 영향을 받는 곳을 확인하지 못했어요.',
  },
  approvals: {
    en: 'Who must approve could not be asked for.',
    ko: '누가 승인해야 하는지 확인하지 못했어요.',
  },
  'golden-path': {
    en: 'The files could not be compared with the golden path.',
    ko: '골든 패스와 비교하지 못했어요.',
  },
  files: {
    en: 'Which stacks the files belong to is not known.',
    ko: '파일이 어느 스택에 속하는지 알 수 없어요.',
  },
};

/** Of a pull request that touches very many services. */
export const notCompared = (services: number): LocalisedText => ({
  en: `${services} more services are not compared with their golden paths: there are too many.`,
  ko: `서비스가 너무 많아 ${services}개는 골든 패스와 비교하지 않았어요.`,
});
