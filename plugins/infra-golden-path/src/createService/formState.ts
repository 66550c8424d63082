import { createContext, useContext } from 'react';
import type { Preview } from '@infra-portal/infra-common';
import type { Answers, Path } from '../form/answers';
import type { FormContext } from '../form/context';
import type { Issue } from '../form/issues';
import type { LiveBacktest } from '../objectives/useBacktest';

/** What every question of the page needs. */
export interface FormState {
  context: FormContext;
  answers: Answers;
  /** `undefined` takes the answer back. */
  set(path: Path, value: unknown): void;
  /** The person was there: what is missing may be said. */
  leave(key: string): void;
  /** What is to be said at a question now. */
  issuesAt(key: string): Issue[];
  /** The last consequences, for what they say about environments. */
  preview?: Preview;
  /** Whether what is promised would have been kept. */
  backtest?: LiveBacktest;
}

const Context = createContext<FormState | undefined>(undefined);

export const FormProvider = Context.Provider;

/** The form that a question is part of. */
export function useForm(): FormState {
  const form = useContext(Context);
  if (!form) throw new Error('A question needs a form around it');
  return form;
}

/** Id of the box of a question, which its findings link to. */
export const boxId = (key: string) =>
  `question-${key.replace(/[^A-Za-z0-9]/g, '_')}`;

/**
 * Leads to a question: unfolds what it is in, and focuses its first control.
 * Without a control of its own its box is focused.
 */
export function goToQuestion(key: string): void {
  const box = document.getElementById(boxId(key));
  if (!box) return;
  const fold = box.closest('details');
  if (fold) fold.open = true;
  const control = box.querySelector<HTMLElement>(
    'input:not([disabled]), select, textarea, [data-control]',
  );
  (control ?? box).focus();
  box.scrollIntoView?.({ block: 'center' });
}
