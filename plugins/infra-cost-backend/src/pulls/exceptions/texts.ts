import type { StandardsException } from '@infra-portal/infra-common';
import { code, plainLine } from '@infra-portal/infra-node';
import type { PullKey } from '../types';

type Language = 'en' | 'ko';

const WORDS = {
  en: {
    title: (rule: string, number: number, until: string) =>
      `Allow ${rule} for #${number} until ${until}`,
    why: 'A pull request costs more than the standards allow. Once this is merged it may be merged too; after the last day it would be held back again.',
    wanted: 'For',
    rule: 'Rule',
    stacks: 'Stacks',
    until: 'Last day (UTC)',
    reason: 'Reason',
    by: 'Proposed by',
  },
  ko: {
    title: (rule: string, number: number, until: string) =>
      `#${number}에 ${until}까지 ${rule} 예외 허용`,
    why: '표준이 허용하는 것보다 비용이 많이 드는 풀 리퀘스트가 있습니다. 이 변경을 병합하면 그 풀 리퀘스트도 병합할 수 있고, 마지막 날이 지나면 다시 막힙니다.',
    wanted: '대상',
    rule: '규칙',
    stacks: '스택',
    until: '마지막 날(UTC)',
    reason: '이유',
    by: '제안한 사람',
  },
} as const;

/** Title of the pull request that adds an exception. */
export const exceptionTitle = (
  { rule, until }: Pick<StandardsException, 'rule' | 'until'>,
  number: number,
  language: Language,
) => plainLine(WORDS[language].title(rule, number, until));

/** Its body, in Markdown; nothing of a form is markup there. */
export function exceptionBody(
  { rule, stacks, until, reason }: StandardsException,
  { number }: PullKey,
  { by, language }: { by: string; language: Language },
): string {
  const words = WORDS[language];
  const facts = [
    [words.wanted, `#${number}`],
    [words.rule, code(rule)],
    [words.stacks, stacks.map(each => code(each)).join(', ')],
    [words.until, code(until)],
    [words.reason, code(reason)],
    [words.by, code(by)],
  ];
  return [
    words.why,
    facts.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
  ].join('\n\n');
}
