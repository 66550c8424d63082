import type { z } from 'zod';
import type { LocalisedText } from '../texts';
import { KOREAN } from './korean';

/** What an issue says: a stable name, and words that go behind a field's name. */
export interface Sentence {
  code: string;
  /** `must be text`: the field's name stands before it. */
  en: string;
  /** A whole sentence. */
  ko: string;
}

const KINDS: Record<string, LocalisedText> = {
  string: { en: 'text', ko: '텍스트' },
  number: { en: 'a number', ko: '숫자' },
  int: { en: 'a whole number', ko: '정수' },
  array: { en: 'a list', ko: '목록' },
  object: { en: 'a mapping', ko: '이름과 값의 묶음' },
  record: { en: 'a mapping', ko: '이름과 값의 묶음' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
};

const kindOf = (kind: string): LocalisedText =>
  KINDS[kind] ?? { en: kind, ko: kind };

/** Where nothing more can be said in Korean than that it is wrong. */
const WRONG = '올바르지 않은 값입니다.';

const lowerFirst = (text: string) =>
  text.slice(0, 1).toLowerCase() + text.slice(1);

/** What is wrong, of an issue that is about one place. */
export function sentenceOf(issue: z.core.$ZodIssue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return ofSize(issue.origin, 'least', issue.minimum, issue.inclusive);
    case 'too_big':
      return ofSize(issue.origin, 'most', issue.maximum, issue.inclusive);
    case 'invalid_union':
      return ofUnion(issue);
    case 'custom':
      return fixed(issue.message, issue.params);
    default:
      return fixed(issue.message, undefined);
  }
}

function ofType(issue: z.core.$ZodIssueInvalidType): Sentence {
  const kind = kindOf(issue.expected);
  return issue.input === undefined
    ? {
        code: 'missing',
        en: `is missing: it must be ${kind.en}`,
        ko: `값이 필요합니다. 형식: ${kind.ko}`,
      }
    : {
        code: 'type',
        en: `must be ${kind.en}`,
        ko: `값의 형식이 다릅니다. 필요한 형식: ${kind.ko}`,
      };
}

function oneOf(allowed: readonly unknown[]): Sentence {
  const values = allowed.map(String).join(', ');
  return {
    code: 'choice',
    en: `must be one of: ${values}`,
    ko: `다음 가운데 하나여야 합니다: ${values}`,
  };
}

function ofUnion(issue: z.core.$ZodIssueInvalidUnion): Sentence {
  const issues = issue.errors.flat();
  const values = issues.flatMap(each =>
    each.code === 'invalid_value' && each.path.length === 0 ? each.values : [],
  );
  if (values.length === issues.length && values.length > 0) {
    return oneOf(values);
  }
  const forms = issues.flatMap(each => formsOf(each));
  return forms.length === issues.length && forms.length > 0
    ? {
        code: 'form',
        en: `must be ${forms.map(({ en }) => en).join(' or ')}`,
        ko: `다음 가운데 하나여야 합니다: ${forms
          .map(({ ko }) => ko)
          .join(', ')}`,
      }
    : { code: 'value', en: 'has a value that cannot be used here', ko: WRONG };
}

/** What a value may be; none where the issue is about something in it. */
function formsOf(issue: z.core.$ZodIssue): LocalisedText[] {
  if (issue.path.length > 0) return [];
  if (issue.code === 'invalid_type') return [kindOf(issue.expected)];
  if (issue.code !== 'invalid_value') return [];
  const values = issue.values.map(String).join(' or ');
  return [{ en: values, ko: values }];
}

function ofSize(
  origin: string,
  bound: 'least' | 'most',
  limit: number | bigint,
  inclusive = true,
): Sentence {
  const isLeast = bound === 'least';
  const code = isLeast ? 'too-small' : 'too-big';
  if (origin === 'string') {
    if (isLeast && Number(limit) === 1) {
      return { code, en: 'must not be empty', ko: '비워 둘 수 없습니다.' };
    }
    return {
      code,
      en: `must have at ${bound} ${limit} characters`,
      ko: isLeast
        ? `${limit}자 이상이어야 합니다.`
        : `${limit}자를 넘을 수 없습니다.`,
    };
  }
  if (origin === 'array' || origin === 'set') {
    return {
      code,
      en: `must have at ${bound} ${limit} items`,
      ko: isLeast
        ? `항목이 ${limit}개 이상 있어야 합니다.`
        : `항목은 ${limit}개까지 쓸 수 있습니다.`,
    };
  }
  if (!inclusive) {
    return {
      code,
      en: `must be ${isLeast ? 'more' : 'less'} than ${limit}`,
      ko: isLeast ? `${limit} 초과여야 합니다.` : `${limit} 미만이어야 합니다.`,
    };
  }
  return {
    code,
    en: `must be at ${bound} ${limit}`,
    ko: isLeast ? `${limit} 이상이어야 합니다.` : `${limit} 이하여야 합니다.`,
  };
}

/** A sentence of a schema; what it says in Korean stands with it or in a list. */
function fixed(
  message: string,
  params: Record<string, unknown> | undefined,
): Sentence {
  const known = Object.hasOwn(KOREAN, message) ? KOREAN[message] : undefined;
  const own = typeof params?.ko === 'string' ? params.ko : undefined;
  const code = typeof params?.code === 'string' ? params.code : 'rule';
  return { code, en: lowerFirst(message), ko: own ?? known ?? WRONG };
}
