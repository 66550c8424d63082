import { Saving, SavingFact } from './types';

/** Facts that a person has to say yes to before a saving is proposed. */
export const SAVING_QUESTIONS = [
  'needs-arm-image',
  'routes-must-move',
  'nothing-in-stack-uses-it',
  'size-may-be-needed',
] as const satisfies readonly SavingFact[];
export type SavingQuestion = (typeof SAVING_QUESTIONS)[number];

/** What is to be asked before a saving is proposed. */
export const questionsOf = ({ facts }: Saving): SavingQuestion[] =>
  SAVING_QUESTIONS.filter(each => facts.includes(each));
