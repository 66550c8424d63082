import type { StandardsException } from '@infra-portal/infra-common';
import { code, plainLine } from '@infra-portal/infra-node';

type Act = 'add' | 'extend' | 'remove';

const WORDS = {
  en: {
    title: {
      add: (rule: string, until: string) => `Allow ${rule} until ${until}`,
      extend: (id: string, until: string) =>
        `Extend the exception ${id} until ${until}`,
      remove: (id: string) => `Remove the exception ${id}`,
    },
    why: {
      add: 'These stacks may break a rule through the last day; after it the rule counts for them again. It is approved by merging this.',
      extend:
        'The exception lasts longer; after the last day the rule counts again. It is approved by merging this.',
      remove:
        'The exception goes: from now on the rule counts for these stacks as for all others.',
    },
    id: 'Exception',
    rule: 'Rule',
    stacks: 'Stacks',
    until: 'Last day (UTC)',
    reason: 'Reason',
    owner: 'Needed by',
    approver: 'Approved by',
    by: 'Proposed by',
  },
  ko: {
    title: {
      add: (rule: string, until: string) => `${until}까지 ${rule} 예외 허용`,
      extend: (id: string, until: string) =>
        `예외 ${id}을(를) ${until}까지 연장`,
      remove: (id: string) => `예외 ${id} 제거`,
    },
    why: {
      add: '이 스택들은 마지막 날까지 규칙을 어길 수 있고, 그 뒤에는 규칙이 다시 적용됩니다. 병합하면 승인한 것입니다.',
      extend:
        '예외 기간을 늘립니다. 마지막 날이 지나면 규칙이 다시 적용됩니다. 병합하면 승인한 것입니다.',
      remove:
        '예외를 없앱니다. 이제 이 스택들에도 다른 스택과 같이 규칙이 적용됩니다.',
    },
    id: '예외',
    rule: '규칙',
    stacks: '스택',
    until: '마지막 날(UTC)',
    reason: '이유',
    owner: '필요한 사람',
    approver: '승인',
    by: '제안한 사람',
  },
} as const;

type Language = keyof typeof WORDS;

/** Title of the pull request that proposes something about an exception. */
export function exceptionTitle(
  act: Act,
  { id, rule, until }: Pick<StandardsException, 'id' | 'rule' | 'until'>,
  language: Language,
): string {
  const { title } = WORDS[language];
  return plainLine(title[act](act === 'add' ? rule : id, until));
}

/** Its body, in Markdown; nothing of a form or a file is markup there. */
export function exceptionBody(
  act: Act,
  exception: StandardsException,
  { by, language }: { by: string; language: Language },
): string {
  const words = WORDS[language];
  const { id, rule, stacks, until, reason, owner, approvedBy } = exception;
  const facts = [
    [words.id, code(id)],
    [words.rule, code(rule)],
    [words.stacks, stacks.map(each => code(each)).join(', ')],
    [words.until, code(until)],
    [words.reason, code(reason)],
    ...(owner === undefined ? [] : [[words.owner, code(owner)]]),
    [words.approver, code(approvedBy)],
    [words.by, code(by)],
  ];
  const list = facts.map(([name, value]) => `- ${name}: ${value}`).join('\n');
  return `${words.why[act]}\n\n${list}`;
}
