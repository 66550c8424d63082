import type { LocalisedText } from '../../texts';

const MOST_NAMED = 3;
const LONGEST_NAME = 120;

/** Some names, and how many more there are. */
export function listed(names: readonly string[]): LocalisedText {
  const shown = names
    .slice(0, MOST_NAMED)
    .map(name =>
      name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name,
    )
    .join(', ');
  const more = names.length - MOST_NAMED;
  return more > 0
    ? { en: `${shown} and ${more} more`, ko: `${shown} 외 ${more}개` }
    : { en: shown, ko: shown };
}

/** What a guess rests on. Times and commits are given as they are shown. */
export const BECAUSE = {
  neverApplied: {
    en: 'All that the plan does is create, and no apply of this stack is known.',
    ko: '플랜이 생성만 하며, 이 스택을 적용한 기록이 없습니다.',
  },
  changedOutside: {
    en: 'Terraform notes that objects have changed outside of it.',
    ko: 'Terraform 밖에서 객체가 변경되었다고 Terraform이 알렸습니다.',
  },
  notWhat: {
    en: 'What looked told that something differs, but not what.',
    ko: '차이가 있다는 것만 보고되었고, 무엇이 다른지는 보고되지 않았습니다.',
  },
  noApply: {
    en: 'No apply of this stack is known to the portal.',
    ko: '포털이 아는 이 스택의 적용 기록이 없습니다.',
  },
  sameCode: (time: string): LocalisedText => ({
    en: `The newest apply before it was seen ended at ${time}; the code has not changed between.`,
    ko: `발견되기 전 마지막 적용은 ${time}에 끝났고, 그 사이 코드는 바뀌지 않았습니다.`,
  }),
  lastApply: (time: string): LocalisedText => ({
    en: `The newest apply before it was seen ended at ${time}.`,
    ko: `발견되기 전 마지막 적용은 ${time}에 끝났습니다.`,
  }),
  code: (commit: string, time: string): LocalisedText => ({
    en: `Commit ${commit} changed the code at ${time}.`,
    ko: `커밋 ${commit}에서 코드가 ${time}에 변경되었습니다.`,
  }),
  versions: (commit: string, time: string): LocalisedText => ({
    en: `Commit ${commit} changed versions of providers or Terraform at ${time}.`,
    ko: `커밋 ${commit}에서 프로바이더 또는 Terraform 버전이 ${time}에 변경되었습니다.`,
  }),
  tags: (names: LocalisedText): LocalisedText => ({
    en: `Only tags differ, of ${names.en}.`,
    ko: `태그만 다릅니다: ${names.ko}`,
  }),
  scaled: (paths: LocalisedText, names: LocalisedText): LocalisedText => ({
    en: `Scalers move ${paths.en} of ${names.en}.`,
    ko: `오토스케일링이 바꾸는 값입니다: ${names.ko}의 ${paths.ko}`,
  }),
  computed: (names: LocalisedText): LocalisedText => ({
    en: `Only what the provider computes differs, of ${names.en}.`,
    ko: `프로바이더가 계산하는 값만 다릅니다: ${names.ko}`,
  }),
  onlyCode: (names: LocalisedText): LocalisedText => ({
    en: `Only code moves, imports or forgets ${names.en}.`,
    ko: `이동, 가져오기, 관리 해제는 코드로만 일어납니다: ${names.ko}`,
  }),
  gone: (names: LocalisedText): LocalisedText => ({
    en: `The plan creates ${names.en} again: it is not there any more.`,
    ko: `더 이상 존재하지 않아 플랜이 다시 생성합니다: ${names.ko}`,
  }),
  byPeople: (names: LocalisedText): LocalisedText => ({
    en: `What differs of ${names.en} is set by people, not by a scaler.`,
    ko: `오토스케일링이 아니라 사람이 정하는 값이 다릅니다: ${names.ko}`,
  }),
};
