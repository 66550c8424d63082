import type { LocalisedText } from '@infra-portal/infra-common';

const list = (names: readonly string[]) => names.join(', ');

/** Several sentences as one text. */
export const joined = (texts: readonly LocalisedText[]): LocalisedText => ({
  en: texts.map(({ en }) => en).join(' '),
  ko: texts.map(({ ko }) => ko).join(' '),
});

/** What the steps of the lane say. */
export const LANE_TEXTS = {
  failed: {
    en: 'Failed; see what it says.',
    ko: '실패했습니다. 내용을 확인하십시오.',
  },
  running: { en: 'Under way.', ko: '진행 중입니다.' },
  closed: {
    en: 'The pull request was closed without being merged.',
    ko: 'Pull request가 병합되지 않고 닫혔습니다.',
  },
  cancelled: {
    en: 'Cancelled before there was a pull request.',
    ko: 'Pull request가 생기기 전에 취소되었습니다.',
  },
  draft: {
    en: 'Still a draft: nobody is asked to approve it yet.',
    ko: '아직 초안이므로 승인을 요청하지 않았습니다.',
  },
  draftPlan: {
    en: 'Still a draft: plans usually begin when it is ready for review.',
    ko: '아직 초안입니다. 보통 검토 준비가 되면 plan을 시작합니다.',
  },
  noPlan: {
    en: 'No plan is reported: neither Atlantis nor GitHub Actions has said anything.',
    ko: '보고된 plan이 없습니다. Atlantis와 GitHub Actions 모두 알린 내용이 없습니다.',
  },
  noApply: {
    en: 'Merged; nobody has reported an apply.',
    ko: '병합되었지만 보고된 apply가 없습니다.',
  },
  noLive: {
    en: 'Applied; nothing is connected that says whether it answers.',
    ko: '적용되었습니다. 응답 여부를 알려 주는 연결이 없습니다.',
  },
  changesRequested: {
    en: 'A reviewer asks for changes.',
    ko: '검토자가 변경을 요청했습니다.',
  },
  approvals: (missing: number, refused: readonly string[]): LocalisedText => {
    const en = `${missing} more approval(s) needed.`;
    const ko = `승인 ${missing}건이 더 필요합니다.`;
    if (refused.length === 0) return { en, ko };
    return {
      en: `${en} GitHub could not ask: ${list(refused)}.`,
      ko: `${ko} GitHub가 요청하지 못한 대상: ${list(refused)}.`,
    };
  },
} as const;
