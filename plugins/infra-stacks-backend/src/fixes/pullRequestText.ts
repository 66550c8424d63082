import type { FixRequest } from '@infra-portal/infra-common';
import { code as asCode, plainLine } from '@infra-portal/infra-node';
import { FIX_TEXTS } from './texts';

const WORDS = {
  en: {
    found: 'Found by the portal',
    proposed: 'Proposed by',
    how: 'Only the lines shown are changed. Nothing is applied by this; read the plan before you merge.',
  },
  ko: {
    found: '포털이 발견한 곳',
    proposed: '제안한 사람',
    how: '보이는 줄만 바뀝니다. 이것만으로 적용되는 것은 없으니 병합하기 전에 플랜을 확인하십시오.',
  },
} as const;

/** Title of a pull request that mends a finding. */
export function fixTitle(
  { code, file, stack }: Pick<FixRequest, 'code' | 'file' | 'stack'>,
  language: 'en' | 'ko',
): string {
  const where = code === 'stack-without-atlantis' ? stack ?? file : file;
  const title = FIX_TEXTS[language][code]?.title(where) ?? code;
  return plainLine(title);
}

/** Its body, in Markdown. */
export function fixBody(
  { code, file, line }: FixRequest,
  by: string,
  language: 'en' | 'ko',
): string {
  const words = WORDS[language];
  return [
    FIX_TEXTS[language][code]?.why ?? code,
    words.how,
    [
      `- ${words.found}: ${asCode(`${code} ${file}:${line}`)}`,
      `- ${words.proposed}: ${asCode(by)}`,
    ].join('\n'),
  ].join('\n\n');
}
