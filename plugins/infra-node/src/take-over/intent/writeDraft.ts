import {
  checkIntent,
  checkWithPath,
  type GoldenPathDefinition,
  type ServiceIntent,
  type Standards,
  type TakeOverAnswer,
  type TakeOverGap,
  type TakeOverIntent,
  validateIntent,
} from '@infra-portal/infra-common';
import type { Json } from './types';

type Data = Record<string, Json>;

/** Tries to leave out what no intent may have; each leaves out one answer. */
const MOST_ROUNDS = 500;

const isPrefix = (short: readonly unknown[], long: readonly unknown[]) =>
  short.every((step, index) => String(step) === String(long[index]));

/** The answers as the file of an intent has them, as far as they are known. */
export function draftOf(
  answers: readonly TakeOverAnswer[],
  { name, version }: Pick<GoldenPathDefinition, 'name' | 'version'>,
): Data {
  const draft: Data = { version: 1, goldenPath: { name, version } };
  const inOrder = [...answers].sort((a, b) => a.path.length - b.path.length);
  for (const { path, value } of inOrder) {
    let at = draft;
    for (const step of path.slice(0, -1)) {
      if (!Object.hasOwn(at, step)) at[step] = {};
      at = at[step] as Data;
    }
    const last = path[path.length - 1];
    const isThere = Object.hasOwn(at, last);
    const isEmpty = JSON.stringify(value) === '{}';
    if (!isThere || !isEmpty) at[last] = structuredClone(value);
  }
  return draft;
}

/** The same with something in place of what is not known, to be checked. */
function filled(draft: Data): Data {
  const ingress = draft.ingress as Data | undefined;
  const hosted = ingress && {
    ingress: { kind: 'public', host: 'host', ...ingress },
  };
  return {
    ...{ product: 'product', service: 'service', description: 'description' },
    ...{ owner: 'owner', costCenter: 'costCenter', port: 8080 },
    environments: { dev: {} },
    ...draft,
    ...hosted,
  };
}

type Written = Pick<TakeOverIntent, 'answers' | 'gaps' | 'intent' | 'problems'>;

/** Whether a problem is about an answer, as a whole or in part. */
const isAbout =
  (at: readonly unknown[]) =>
  ({ path }: TakeOverAnswer) =>
    isPrefix(path, at) || isPrefix(at, path);

/** What standards and golden path say against answers that an intent may have. */
function problemsOf(
  answers: readonly TakeOverAnswer[],
  intent: ServiceIntent,
  path: GoldenPathDefinition,
  standards: Standards,
): TakeOverIntent['problems'] {
  const problems = [
    ...checkIntent(intent, standards),
    ...checkWithPath(intent, path),
  ];
  return problems
    .filter(problem => answers.some(isAbout(problem.path)))
    .map(({ path: at, text, message }) => ({
      path: at.map(String),
      text: text ?? { en: message, ko: message },
    }));
}

/** The answer that a problem is about, the smallest. */
const wrongOf = (answers: readonly TakeOverAnswer[], at: readonly unknown[]) =>
  answers
    .filter(isAbout(at))
    .sort((a, b) => b.path.length - a.path.length)
    .at(0);

/**
 * Leaves out answers that no intent may have, and tells what standards and
 * golden path say against the others.
 */
export function checkedDraft(
  found: readonly TakeOverAnswer[],
  path: GoldenPathDefinition,
  standards: Standards,
): Written {
  const answers = [...found];
  const gaps: TakeOverGap[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const intent = draftOf(answers, path);
    const whole = filled(intent);
    const result = validateIntent(whole);
    if (result.ok) {
      const problems = problemsOf(answers, result.value, path, standards);
      return { answers, gaps, intent, problems };
    }
    const wrong = wrongOf(answers, result.problems[0].path);
    if (!wrong) break;
    answers.splice(answers.indexOf(wrong), 1);
    const detail = JSON.stringify(wrong.value).slice(0, 200);
    gaps.push({
      ...{ path: wrong.path, reason: 'refused' },
      ...{ ...wrong.from[0], detail },
    });
  }
  return { answers, gaps, intent: draftOf(answers, path), problems: [] };
}
