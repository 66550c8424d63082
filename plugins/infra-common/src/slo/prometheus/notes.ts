import type { LocalisedText } from '../../texts';

/** What is noticed about an objective's numbers. */
export const NOTES = {
  poisoned: {
    en: 'What rules recorded holds a number that is none (NaN or infinite); the numbers are worked out from the indicator instead.',
    ko: '규칙이 기록한 값에 숫자가 아닌 값(NaN 또는 무한대)이 있어서, 지표에서 직접 계산했어요.',
  },
  noGood: {
    en: 'The query of good events matches no series, so all events count as bad. Look at its labels, such as le.',
    ko: '좋은 이벤트 쿼리에 맞는 시계열이 없어서 모든 이벤트가 나쁜 것으로 계산돼요. le 같은 레이블을 확인해 주세요.',
  },
  weighted: {
    en: 'Recorded by Sloth: five minutes count alike however much happened in them.',
    ko: 'Sloth가 기록한 값이에요. 요청이 많든 적든 5분마다 똑같은 비중으로 계산돼요.',
  },
  longAgo: {
    en: 'The newest sample is more than a day old.',
    ko: '가장 최근 샘플이 하루보다 오래됐어요.',
  },
} as const satisfies Record<string, LocalisedText>;

export const groupsNote = (count: number, worst: string): LocalisedText => ({
  en: `The indicator has ${count} groups; the numbers are those of the worst: ${worst}.`,
  ko: `지표에 그룹이 ${count}개 있어요. 가장 나쁜 그룹(${worst})의 값을 보여 드려요.`,
});
