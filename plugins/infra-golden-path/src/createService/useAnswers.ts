import { useCallback, useMemo, useState } from 'react';
import type { FormModel, GateFinding } from '@infra-portal/infra-common';
import { keyOf, withAnswer, type Answers, type Path } from '../form/answers';
import { contextOf, type FormContext } from '../form/context';
import { withoutCredentials } from '../form/credentials';
import { toIntent } from '../form/model';

/** The answers as they are typed, and what may leave the page of them. */
export interface AnswersState {
  context: FormContext;
  answers: Answers;
  /** Without what looks like a credential; {@link credentials} says where. */
  clean: Answers;
  intent: Record<string, unknown>;
  credentials: (string | number)[][];
  touched: ReadonlySet<string>;
  set(path: Path, value: unknown): void;
  leave(key: string): void;
}

/** Holds the answers of one form. */
export function useAnswers(
  model: FormModel,
  mode: FormContext['mode'],
  initial: Answers,
  before?: Answers,
): AnswersState {
  const [answers, setAnswers] = useState(initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const set = useCallback(
    (path: Path, value: unknown) =>
      setAnswers(now => withAnswer(now, path, value)),
    [],
  );
  const leave = useCallback(
    (key: string) =>
      setTouched(now => (now.has(key) ? now : new Set([...now, key]))),
    [],
  );
  const derived = useMemo(() => {
    const { answers: clean, paths } = withoutCredentials(answers);
    const context = contextOf(model, mode, answers, before);
    return {
      context,
      clean,
      credentials: paths,
      intent: toIntent(context, clean),
    };
  }, [answers, model, mode, before]);
  return { ...derived, answers, touched, set, leave };
}

/** Findings that the gates and a refused request gave, as one list. */
export const merged = (a: GateFinding[], b: GateFinding[]) => {
  const known = new Set(
    a.map(each => `${each.code} ${keyOf(each.field ?? [])}`),
  );
  return [
    ...a,
    ...b.filter(each => !known.has(`${each.code} ${keyOf(each.field ?? [])}`)),
  ];
};
