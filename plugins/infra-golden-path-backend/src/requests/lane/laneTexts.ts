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
    en: 'No plan is reported: neither Atlantis nor GitHub Actions has said anything. Look at the pull request; "atlantis plan" in a comment asks Atlantis again.',
    ko: '보고된 plan이 없습니다. Atlantis와 GitHub Actions 모두 알린 내용이 없습니다. Pull request를 확인하십시오. 댓글에 "atlantis plan"을 남기면 Atlantis가 다시 실행합니다.',
  },
  noApply: {
    en: 'Merged; nobody has reported an apply. Ask whoever applies the stacks whether it was done.',
    ko: '병합되었지만 보고된 apply가 없습니다. 스택을 적용하는 담당자에게 적용 여부를 확인하십시오.',
  },
  noLive: {
    en: 'Applied; nothing is connected that says whether it answers. Open the service, or look at its dashboard.',
    ko: '적용되었습니다. 응답 여부를 알려 주는 연결이 없습니다. 서비스를 열거나 대시보드를 확인하십시오.',
  },
  changesRequested: {
    en: 'A reviewer asks for changes.',
    ko: '검토자가 변경을 요청했습니다.',
  },
  /** Approved, but perhaps not by those who must. */
  unplaced: (
    granted: readonly string[],
    groups: readonly string[],
  ): LocalisedText => ({
    en: `Approved by: ${list(
      granted,
    )}. Whether they belong to the required approvers cannot be read: ${list(
      groups,
    )}. Ask the platform team to let the portal read members of teams, or to add them to the catalog.`,
    ko: `승인한 사람: ${list(
      granted,
    )}. 필수 승인자에 속하는지 확인할 수 없습니다: ${list(
      groups,
    )}. 플랫폼 팀에 포털의 팀 구성원 읽기 권한이나 카탈로그 등록을 요청하십시오.`,
  }),
  approvals: (
    missing: number,
    granted: readonly string[],
    refused: readonly string[],
  ): LocalisedText => {
    return joined([
      {
        en: `${missing} more approval(s) needed.`,
        ko: `승인 ${missing}건이 더 필요합니다.`,
      },
      ...(granted.length > 0
        ? [
            {
              en: `Approved by: ${list(granted)}.`,
              ko: `승인한 사람: ${list(granted)}.`,
            },
          ]
        : []),
      ...(refused.length > 0
        ? [
            {
              en: `GitHub could not ask: ${list(refused)}.`,
              ko: `GitHub가 요청하지 못한 대상: ${list(refused)}.`,
            },
          ]
        : []),
    ]);
  },
} as const;
