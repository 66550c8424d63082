import { answerAt, type Answers } from './answers';
import type { FormContext } from './context';
import { supportsPart } from './supports';

type Shows = (context: FormContext, answers: Answers) => boolean;

/** Whether a switch or choice was answered at all. */
export const has =
  (key: string): Shows =>
  (_, answers) => {
    const said = answerAt(answers, key.split('.'));
    return said !== undefined && said !== null;
  };

/** Whether an answer is this one; `fallback` counts when there is none. */
export const is =
  (key: string, value: unknown, fallback?: unknown): Shows =>
  (_, answers) =>
    (answerAt(answers, key.split('.')) ?? fallback) === value;

/** What a new service starts with: seen by as few as the golden path can. */
export function usualIngress(context: FormContext) {
  if (supportsPart(context, 'ingress.internal')) return 'internal';
  return supportsPart(context, 'ingress.public') ? 'public' : 'none';
}

/** `public`, `internal` or `none`, with what is derived for a new service. */
function kindOf(context: FormContext, answers: Answers) {
  const said = answerAt(answers, ['ingress', 'kind']);
  if (said !== undefined) return said;
  return context.mode === 'edit' ? 'none' : usualIngress(context);
}

export const reached: Shows = (context, answers) =>
  kindOf(context, answers) !== 'none';

export const fromInternet: Shows = (context, answers) =>
  kindOf(context, answers) === 'public';
