import {
  type GateFinding,
  NO_IMAGE,
  type Preview,
} from '@infra-portal/infra-common';
import { answerAt, keyOf, type Answers, type Path } from './answers';
import type { FormContext } from './context';
import { FIELDS } from './fields';
import { environmentsOf, isShown, NAMED_PARTS, valueOf } from './model';
import { supportsPart } from './supports';

/** Something wrong, at the question that can mend it. */
export interface Issue extends GateFinding {
  /** Key of the question it is shown at; absent when no question causes it. */
  at?: string;
  /** Nothing was answered there yet: not said before the person was there. */
  unanswered: boolean;
}

/** Questions that are more than one control. */
const GROUPS = ['goldenPath', 'environments', 'extra', ...NAMED_PARTS];
/** Answers for all environments, which the table of environments shows. */
const IN_TABLE = ['cpu', 'memory', 'count', 'database.instance', 'cache'];

const isUnder = (key: string, parent: string) =>
  key === parent || key.startsWith(`${parent}.`);

/** The question that an answer belongs to. */
export function questionOf(path: Path): string | undefined {
  const key = keyOf(path);
  const own = FIELDS.map(each => keyOf(each.path)).filter(each =>
    isUnder(key, each),
  );
  if (own.includes(key)) return key;
  if (IN_TABLE.some(each => isUnder(key, each))) return 'environments';
  if (own.length > 0) return own.sort((a, b) => b.length - a.length)[0];
  if (key === 'ingress') return 'ingress.kind';
  const extra = /^extra\.([^.]+)/.exec(key);
  if (extra) return extra[0];
  return GROUPS.find(each => isUnder(key, each));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

const isBlank = (value: unknown) => value === undefined || value === '';

const MISSING = {
  en: 'This answer is needed.',
  ko: '이 항목은 꼭 필요합니다.',
};
const CREDENTIAL = {
  en: 'This looks like a password, key or token. It is not sent or kept.',
  ko: '비밀번호, 키 또는 토큰으로 보입니다. 전송하거나 저장하지 않습니다.',
};
const CREDENTIAL_REMEDY = {
  en: 'Put it into AWS Secrets Manager and refer to it by name under “Secrets”.',
  ko: 'AWS Secrets Manager에 넣고 “시크릿” 항목에서 이름으로 참조하십시오.',
};

const error = (
  code: string,
  field: (string | number)[],
  message: Issue['message'],
  rest: Partial<Issue> = {},
): Issue => ({
  code,
  severity: 'error',
  field,
  message,
  at: questionOf(field),
  unanswered: false,
  ...rest,
});

/** Said before the server is asked, so that the first summary is complete. */
function imageIssues(context: FormContext, answers: Answers): Issue[] {
  const environments = Object.values(environmentsOf(context, answers));
  const everywhere =
    environments.length > 0 &&
    environments.every(own => !isBlank(answerAt(own as Answers, ['image'])));
  const isThere = !isBlank(answers.image) || everywhere;
  if (isThere || !supportsPart(context, 'image')) return [];
  return [
    error('intent.no-artefact', ['image'], NO_IMAGE.message, {
      remedy: NO_IMAGE.remedy,
      unanswered: true,
    }),
  ];
}

function nameIssues({ model }: FormContext, answers: Answers): Issue[] {
  const name = answers.service;
  if (typeof name !== 'string' || name === '') return [];
  const { pattern, maxLength } = model.naming.service;
  if (name.length > maxLength) {
    return [
      error('form.name.long', ['service'], {
        en: `The name has ${name.length} characters; ${maxLength} are allowed.`,
        ko: `이름이 ${name.length}자입니다. ${maxLength}자까지 쓸 수 있습니다.`,
      }),
    ];
  }
  if (new RegExp(pattern, 'u').test(name)) return [];
  return [
    error('form.name.rule', ['service'], {
      en: 'Use lower-case letters, digits and single hyphens, starting with a letter: auth-hub.',
      ko: '영문 소문자로 시작하고 소문자, 숫자, 하나의 붙임표만 쓰십시오. 예: auth-hub',
    }),
  ];
}

/** JSON readers drop this name without a word: nothing would be made for it. */
const partIssues = (answers: Answers) =>
  NAMED_PARTS.filter(part => {
    const named = answers[part];
    return isObject(named) && Object.hasOwn(named, '__proto__');
  }).map(part =>
    error('form.part.name', [part], {
      en: 'The name __proto__ cannot be used. Choose another one.',
      ko: '__proto__ 이름은 쓸 수 없습니다. 다른 이름을 고르십시오.',
    }),
  );

/** What can be said without asking the server, most of all what may not leave the page. */
export function localIssues(
  context: FormContext,
  answers: Answers,
  credentials: (string | number)[][],
): Issue[] {
  const secret = credentials.map(field =>
    error('form.credential', field, CREDENTIAL, { remedy: CREDENTIAL_REMEDY }),
  );
  const missing = FIELDS.filter(
    each =>
      each.required &&
      isShown(each, context, answers) &&
      isBlank(valueOf(each, context, answers).value),
  ).map(each =>
    error('form.missing', [...each.path], MISSING, { unanswered: true }),
  );
  return [
    ...secret,
    ...missing,
    ...imageIssues(context, answers),
    ...nameIssues(context, answers),
    ...partIssues(answers),
  ];
}

/** What the gates found, at its question; findings said twice are said once. */
export function issuesOf(
  context: FormContext,
  answers: Answers,
  findings: GateFinding[],
  credentials: (string | number)[][] = [],
): Issue[] {
  const local = localIssues(context, answers, credentials);
  const taken = new Set(local.map(({ at }) => at));
  const seen = new Set<string>();
  const remote = findings
    .map(finding => toIssue(finding, context, answers))
    .filter(issue => {
      const key = JSON.stringify([issue.at, issue.field, issue.message.en]);
      if (seen.has(key) || (issue.at && taken.has(issue.at))) return false;
      seen.add(key);
      return true;
    });
  return [...local, ...remote];
}

function toIssue(
  finding: GateFinding,
  context: FormContext,
  answers: Answers,
): Issue {
  const at = finding.field && questionOf(finding.field);
  const field = FIELDS.find(each => keyOf(each.path) === at);
  const value = field
    ? valueOf(field, context, answers).value
    : answerAt(answers, finding.field ?? []);
  // A named thing with an empty value was named: its name can be wrong.
  const isMissing = field ? isBlank(value) : value === undefined;
  return { ...finding, at, unanswered: at !== undefined && isMissing };
}

/** Questions that are settled when a service is changed. */
const SETTLED = new Set(['product', 'service', 'goldenPath']);

/** The issues where they can be seen: what is settled is said at the change. */
export function atQuestionsOf(
  mode: FormContext['mode'],
  issues: Issue[],
): Issue[] {
  if (mode === 'create') return issues;
  return issues.map(issue =>
    issue.at && SETTLED.has(issue.at) ? { ...issue, at: 'change' } : issue,
  );
}

/** That the same change has an open pull request, which sending would update. */
export function pullRequestIssue(
  preview: Preview | undefined,
  mode: FormContext['mode'],
): Issue[] {
  const open = preview?.pullRequest;
  if (!open) return [];
  const { number, title, url } = open;
  return [
    {
      code: 'collision.pull-request',
      severity: 'warning',
      message: {
        en: `Pull request #${number} proposes this already: ${title}. Sending updates it.`,
        ko: `같은 내용의 풀 리퀘스트가 열려 있습니다. #${number}: ${title}. 보내면 이 풀 리퀘스트를 갱신합니다.`,
      },
      url,
      at: mode === 'create' ? 'service' : 'change',
      unanswered: false,
    },
  ];
}

/** The findings of all gates, errors first. */
export function findingsOf(preview: Preview | undefined): GateFinding[] {
  const all = preview?.gates.flatMap(gate => gate.findings) ?? [];
  const rank = { error: 0, warning: 1 };
  return [...all].sort((a, b) => rank[a.severity] - rank[b.severity]);
}
