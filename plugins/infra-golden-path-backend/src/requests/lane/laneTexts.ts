import type { LocalisedText } from '@infra-portal/infra-common';
import type { Step } from '../store';

const list = (names: readonly string[]) => names.join(', ');

/** Several sentences as one text. */
export const joined = (texts: readonly LocalisedText[]): LocalisedText => ({
  en: texts.map(({ en }) => en).join(' '),
  ko: texts.map(({ ko }) => ko).join(' '),
});

const ASKING: LocalisedText = {
  en: 'The pull request is there; labels, reviewers and the check follow.',
  ko: '풀 리퀘스트를 열었습니다. 레이블, 리뷰어, 검사를 이어서 처리합니다.',
};

/** What is being done now, by the last step that was finished. */
const WORKING: Record<Step, LocalisedText> = {
  accepted: {
    en: 'The commit is being made.',
    ko: '커밋을 만드는 중입니다.',
  },
  committed: {
    en: 'The branch is being pushed.',
    ko: '브랜치를 푸시하는 중입니다.',
  },
  pushed: {
    en: 'The pull request is being opened.',
    ko: '풀 리퀘스트를 여는 중입니다.',
  },
  opened: ASKING,
  labelled: ASKING,
  reviewers: ASKING,
  checked: ASKING,
  done: ASKING,
};

/** What the steps of the lane say. */
export const LANE_TEXTS = {
  working: WORKING,
  failed: {
    en: 'Failed; see what it says.',
    ko: '실패했습니다. 내용을 확인하십시오.',
  },
  running: { en: 'Under way.', ko: '진행 중입니다.' },
  closed: {
    en: 'The pull request was closed without being merged.',
    ko: '풀 리퀘스트가 병합되지 않고 닫혔습니다.',
  },
  cancelled: {
    en: 'Cancelled before there was a pull request.',
    ko: '풀 리퀘스트가 생기기 전에 취소되었습니다.',
  },
  draft: {
    en: 'Still a draft: nobody is asked to approve it yet.',
    ko: '아직 초안이므로 승인을 요청하지 않았습니다.',
  },
  draftPlan: {
    en: 'Still a draft: plans usually begin when it is ready for review.',
    ko: '아직 초안입니다. 보통 검토 준비가 되면 플랜을 시작합니다.',
  },
  noChecks: {
    en: 'No check is reported.',
    ko: '보고된 검사가 없습니다.',
  },
  noPlan: {
    en: 'No plan is reported: neither Atlantis nor GitHub Actions has said anything. Look at the pull request; "atlantis plan" in a comment asks Atlantis again.',
    ko: '보고된 플랜이 없습니다. Atlantis와 GitHub Actions 모두 알린 내용이 없습니다. 풀 리퀘스트를 확인하십시오. 댓글에 "atlantis plan"을 남기면 Atlantis가 다시 실행합니다.',
  },
  noApply: {
    en: 'Merged; nobody has reported an apply. Ask whoever applies the stacks whether it was done.',
    ko: '병합되었지만 보고된 적용 결과가 없습니다. 스택을 적용하는 담당자에게 적용 여부를 확인하십시오.',
  },
  noLive: {
    en: 'Applied; nothing is connected that says whether it answers. Open the service, or look at its dashboard.',
    ko: '적용되었습니다. 응답 여부를 알려 주는 연결이 없습니다. 서비스를 열거나 대시보드를 확인하십시오.',
  },
  noRuns: {
    en: 'Runs and locks cannot be asked for at the moment; this is what GitHub says.',
    ko: '지금은 실행과 잠금을 확인할 수 없어 GitHub의 내용만 표시합니다.',
  },
  planFailed: {
    en: 'A plan failed. Correct the files, or plan again when the reason has passed.',
    ko: '플랜이 실패했습니다. 파일을 고치거나, 원인이 사라진 뒤 다시 플랜하십시오.',
  },
  planWaits: {
    en: 'It waits until another pull request lets go of a stack; see the lock.',
    ko: '다른 풀 리퀘스트가 스택을 놓을 때까지 기다립니다. 잠금을 확인하십시오.',
  },
  planDiscarded: {
    en: 'A plan was thrown away before it was applied. Ask for a new one.',
    ko: '적용 전에 버려진 플랜이 있습니다. 플랜을 다시 요청하십시오.',
  },
  policyFailed: {
    en: 'A policy refuses it. Correct the files, or ask the owners of the policy to approve it.',
    ko: '정책을 통과하지 못했습니다. 파일을 고치거나 정책 담당자에게 승인을 요청하십시오.',
  },
  askerUnknown: {
    en: 'The catalog cannot be asked who asked for it, whose own approval would not count.',
    ko: '지금은 카탈로그에서 요청한 사람을 확인할 수 없습니다. 요청한 사람 본인의 승인은 인정되지 않습니다.',
  },
  ownLock: {
    en: 'Its stacks are held for this pull request until it is merged, closed or unlocked.',
    ko: '병합하거나 닫거나 잠금을 풀 때까지 이 풀 리퀘스트가 스택을 잡고 있습니다.',
  },
  lockFree: {
    en: 'What it waited for is free now. Plan again to get it.',
    ko: '기다리던 스택이 이제 비었습니다. 다시 플랜하면 잡을 수 있습니다.',
  },
  mergedUnapplied: {
    en: 'Merged before everything was applied. Atlantis applies only in open pull requests: a new one has to apply the rest.',
    ko: '모두 적용하기 전에 병합되었습니다. Atlantis는 열린 풀 리퀘스트에서만 적용하므로, 나머지는 새 풀 리퀘스트로 적용해야 합니다.',
  },
  toMerge: {
    en: 'Everything is applied. Merge the pull request, so that the code says what is there.',
    ko: '모두 적용했습니다. 코드가 실제와 같아지도록 풀 리퀘스트를 병합하십시오.',
  },
  reading: {
    en: 'Applied and merged; the catalog is being read with it.',
    ko: '적용하고 병합했습니다. 카탈로그에 반영하는 중입니다.',
  },
  live: {
    en: 'Live means: every stack is applied, and the catalog has it from the default branch. Whether the service answers is not checked; open it to see.',
    ko: '모든 스택을 적용했고 기본 브랜치의 내용이 카탈로그에 있다는 뜻입니다. 서비스의 응답 여부는 확인하지 않으므로 열어서 확인하십시오.',
  },
  appliedOf: (done: number, all: number): LocalisedText => ({
    en: `${done} of ${all} ${all === 1 ? 'stack' : 'stacks'} applied.`,
    ko: `스택 ${all}개 중 ${done}개를 적용했습니다.`,
  }),
  readyToApply: (done: number, all: number): LocalisedText => ({
    en: `${done} of ${all} ${
      all === 1 ? 'stack' : 'stacks'
    } applied. Everything before it is done: somebody has to apply.`,
    ko: `스택 ${all}개 중 ${done}개를 적용했습니다. 앞 단계가 모두 끝났으니 적용하십시오.`,
  }),
  /** Who holds which stacks. */
  locked: (
    stacks: readonly string[],
    holders: readonly { number?: number }[],
  ): LocalisedText => {
    const numbers = [
      ...new Set(holders.flatMap(({ number }) => number ?? [])),
    ].map(number => `#${number}`);
    if (numbers.length === 0) {
      return {
        en: `Held by a check for drift or a call of the API: ${list(stacks)}.`,
        ko: `드리프트 검사나 API 호출이 잡고 있는 스택: ${list(stacks)}.`,
      };
    }
    return {
      en: `Held by pull request ${list(numbers)}: ${list(stacks)}.`,
      ko: `풀 리퀘스트 ${list(numbers)}번이 잡고 있는 스택: ${list(stacks)}.`,
    };
  },
  changesRequested: {
    en: 'A reviewer asks for changes.',
    ko: '검토자가 변경을 요청했습니다.',
  },
  ownApproval: (login: string): LocalisedText => ({
    en: `${login} approved it, but asked for it: somebody else must.`,
    ko: `${login} 님이 승인했지만 요청한 본인이므로 다른 사람이 승인해야 합니다.`,
  }),
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
        en:
          missing === 1
            ? 'One more approval is needed.'
            : `${missing} more approvals are needed.`,
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
