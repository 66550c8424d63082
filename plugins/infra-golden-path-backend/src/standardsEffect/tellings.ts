import {
  code,
  type StandardsAffected,
  type StandardsEffect,
} from '@infra-portal/infra-common';
import type { NewCheckRun } from '@infra-portal/infra-node';

/** Name of the check on pull requests that edit the standards. */
export const CHECK_NAME = 'portal/standards';
/** More is read in the portal; GitHub cuts long texts anywhere. */
const LISTED = 50;

type Language = 'en' | 'ko';

const WORDS = {
  en: {
    looked: ({ services, stacks }: StandardsEffect['counts']) =>
      `${services} services and ${stacks} stacks were held to the new standards.`,
    broken: (count: number) => `Not compliant any more: ${count}`,
    mended: (count: number) => `Compliant again: ${count}`,
    unreadable: 'portal.yaml cannot be read as it is here:',
    more: (count: number) => `… and ${count} more`,
    page: 'Look at it in the portal',
  },
  ko: {
    looked: ({ services, stacks }: StandardsEffect['counts']) =>
      `서비스 ${services}개와 스택 ${stacks}개를 새 표준으로 확인했습니다.`,
    broken: (count: number) => `더 이상 표준에 맞지 않음: ${count}개`,
    mended: (count: number) => `다시 표준에 맞음: ${count}개`,
    unreadable: '지금 상태로는 portal.yaml을 읽을 수 없습니다:',
    more: (count: number) => `… 외 ${count}개`,
    page: '포털에서 보기',
  },
};

const itemOf = (
  { name, file, line, message }: StandardsAffected,
  language: Language,
) =>
  `- ${code(name, 100)} (${code(line ? `${file}:${line}` : file, 200)}): ${code(
    message[language],
    500,
  )}`;

function listed(
  title: string,
  items: readonly StandardsAffected[],
  count: number,
  language: Language,
): string[] {
  if (count === 0) return [];
  const shown = items.slice(0, LISTED);
  const more = count - shown.length;
  return [
    ...['', `**${title}**`, ''],
    ...shown.map(each => itemOf(each, language)),
    ...(more > 0 ? [`- ${WORDS[language].more(more)}`] : []),
  ];
}

function textIn(effect: StandardsEffect, url: string, language: Language) {
  const { broken, counts, mended, problems } = effect;
  const words = WORDS[language];
  const page = ['', `[${words.page}](${url})`];
  if (problems.length > 0) {
    const lines = problems
      .slice(0, LISTED)
      .map(
        ({ line, message }) => `- portal.yaml:${line} ${code(message, 500)}`,
      );
    return [words.unreadable, '', ...lines, ...page].join('\n');
  }
  return [
    words.looked(counts),
    ...listed(words.broken(counts.broken), broken, counts.broken, language),
    ...listed(words.mended(counts.mended), mended, counts.mended, language),
    ...page,
  ].join('\n');
}

function titleOf({ counts, problems }: StandardsEffect): string {
  if (problems.length > 0) return 'The standards cannot be read';
  if (counts.broken === 0) return 'Everything stays compliant';
  return counts.broken === 1
    ? 'One service or stack would not be compliant any more'
    : `${counts.broken} services and stacks would not be compliant any more`;
}

// What becomes non-compliant may be meant: that is for reviewers to judge.
function conclusionOf({ counts, problems }: StandardsEffect) {
  if (problems.length > 0) return 'failure';
  return counts.broken > 0 ? 'neutral' : 'success';
}

/**
 * What the check of a pull request says of its standards, in both languages.
 * @param url of the review page
 */
export function standardsCheckRun(
  effect: StandardsEffect,
  url: string,
): NewCheckRun {
  const { head, problems } = effect;
  return {
    ...{ name: CHECK_NAME, commit: head, externalId: CHECK_NAME },
    conclusion: conclusionOf(effect),
    title: titleOf(effect),
    summary: [textIn(effect, url, 'en'), textIn(effect, url, 'ko')].join(
      '\n\n---\n\n',
    ),
    annotations: problems.slice(0, LISTED).map(({ line, message }) => ({
      ...{ path: 'portal.yaml', line, level: 'failure', message },
      title: 'The standards cannot be read',
    })),
    detailsUrl: url,
  };
}
