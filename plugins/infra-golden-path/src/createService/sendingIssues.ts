import { isChangeName } from '../form/change';
import { looksLikeCredential } from '../form/credentials';
import type { Issue } from '../form/issues';
import type { Sending } from './sections/SendSection';

const issue = (at: string, code: string, message: Issue['message']): Issue => ({
  at,
  code,
  severity: 'error',
  message,
  unanswered: false,
});

/** What is wrong with what goes along with the pull request. */
export function sendingIssues({ change, note }: Sending): Issue[] {
  const issues: Issue[] = [];
  if (change !== '' && !isChangeName(change)) {
    issues.push(
      issue('change', 'form.change.rule', {
        en: 'Use lower-case letters, digits and hyphens, at most 50.',
        ko: '영문 소문자, 숫자, 붙임표만 50자까지 쓰십시오.',
      }),
    );
  }
  if (looksLikeCredential(note)) {
    issues.push(
      issue('note', 'form.credential', {
        en: 'This looks like it has a password, key or token in it. Take it out.',
        ko: '비밀번호, 키 또는 토큰이 들어 있는 것으로 보입니다. 지우십시오.',
      }),
    );
  }
  return issues;
}
