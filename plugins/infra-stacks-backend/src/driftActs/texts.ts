import type { DriftCause } from '@infra-portal/infra-common';

interface Words {
  title: {
    revert(stack: string): string;
    value(stack: string): string;
    ignore(stack: string): string;
    snooze(stack: string, until: string): string;
  };
  /** What the change does, as one paragraph. */
  why: { revert: string; value: string; ignore: string; snooze: string };
  /** What people do next, as one paragraph. */
  next: { apply: string; snooze: string };
  stack: string;
  since: string;
  lastSeen: string;
  cause: string;
  reason: string;
  until: string;
  proposed: string;
  drifted: string;
  nothingKnown: string;
  actual: string;
  wanted: string;
  left: string;
  more(count: number): string;
  causes: Record<DriftCause, string>;
}

/** What pull requests that answer drift say; in the language of the configuration. */
export const ACT_WORDS: Record<'en' | 'ko', Words> = {
  en: {
    title: {
      revert: stack => `Apply ${stack} again to undo drift`,
      value: stack => `Adopt what is there in ${stack}`,
      ignore: stack => `Leave alone what has drifted in ${stack}`,
      snooze: (stack, until) => `Snooze drift of ${stack} through ${until}`,
    },
    why: {
      revert:
        'What is there differs from what the code says. This changes a comment only, so that the stack is planned; applying that plan makes what is there what the code says again.',
      value:
        'What is there differs from what the code says. This writes the values that are there into the code, so that the next plan has nothing to do about them.',
      ignore:
        'What is there differs from what the code says. This has Terraform leave these arguments alone from now on, whatever they become.',
      snooze:
        'The drift of this stack is known and accepted for a while. Until the last day it is shown as snoozed; after that it counts again. It is approved by merging this.',
    },
    next: {
      apply:
        'Nothing is applied by opening this. Read the plan; what it would change is what comes of it.',
      snooze: 'No stack is planned or applied because of this.',
    },
    stack: 'Stack',
    since: 'Seen since',
    lastSeen: 'Last seen',
    cause: 'Probable cause',
    reason: 'Reason',
    until: 'Last day',
    proposed: 'Proposed by',
    drifted: 'What has drifted',
    nothingKnown: 'Who looked did not say what has drifted.',
    actual: 'is',
    wanted: 'code says',
    left: 'Left as it is',
    more: count => `and ${count} more`,
    causes: {
      'code-not-applied': 'code that was not applied',
      'tags-only': 'tags only',
      autoscaling: 'scaling',
      'provider-upgrade': 'an upgrade of a provider or of Terraform',
      'manual-change': 'a change by hand',
      unknown: 'not known',
    },
  },
  ko: {
    title: {
      revert: stack => `드리프트를 되돌리기 위해 다시 적용 (${stack})`,
      value: stack => `실제 값을 코드에 반영 (${stack})`,
      ignore: stack => `드리프트된 항목을 Terraform 관리에서 제외 (${stack})`,
      snooze: (stack, until) => `${until}까지 드리프트 알림 보류 (${stack})`,
    },
    why: {
      revert:
        '실제 인프라가 코드와 다릅니다. 스택의 플랜이 실행되도록 주석만 바꾸며, 그 플랜을 적용하면 실제 인프라가 다시 코드와 같아집니다.',
      value:
        '실제 인프라가 코드와 다릅니다. 실제 값을 코드에 적어 다음 플랜에서 바꿀 것이 없게 합니다.',
      ignore:
        '실제 인프라가 코드와 다릅니다. 앞으로 이 인수들이 어떻게 바뀌든 Terraform이 건드리지 않게 합니다.',
      snooze:
        '이 스택의 드리프트는 이미 알고 있으며 당분간 받아들입니다. 마지막 날까지는 알림 보류로 표시되고 그 뒤에는 다시 드리프트로 집계됩니다. 병합하면 승인한 것입니다.',
    },
    next: {
      apply:
        '이 풀 리퀘스트를 여는 것만으로 적용되는 것은 없습니다. 플랜을 확인하십시오. 플랜이 바꾸는 것이 곧 결과입니다.',
      snooze: '이 변경으로 플랜이나 적용이 실행되는 스택은 없습니다.',
    },
    stack: '스택',
    since: '처음 확인',
    lastSeen: '마지막 확인',
    cause: '추정 원인',
    reason: '사유',
    until: '마지막 날',
    proposed: '제안한 사람',
    drifted: '드리프트된 항목',
    nothingKnown: '무엇이 드리프트되었는지는 알려지지 않았습니다.',
    actual: '실제',
    wanted: '코드',
    left: '그대로 두는 항목',
    more: count => `외 ${count}개`,
    causes: {
      'code-not-applied': '적용되지 않은 코드',
      'tags-only': '태그만 다름',
      autoscaling: '오토스케일링',
      'provider-upgrade': '프로바이더 또는 Terraform 업그레이드',
      'manual-change': '수동 변경',
      unknown: '알 수 없음',
    },
  },
};
