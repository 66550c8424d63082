import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fieldOf, type Field } from '../../form/fields';
import { defaultOf, isShown, valueOf } from '../../form/model';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { messages } from '../../translation/messages';
import { useForm } from '../formState';
import { OriginChip } from './OriginChip';

/** Keys of questions that have a label. */
export type QuestionName = keyof typeof messages extends infer Key
  ? Key extends `field.${infer Name}`
    ? Name
    : never
  : never;

export interface Question {
  field: Field;
  shown: boolean;
  label: string;
  help?: string;
  value: unknown;
  set(value: unknown): void;
  origin: ReactNode;
}

/** A question with its words, its value and where that comes from. */
export function useQuestion(
  name: QuestionName,
  /** A value in words; as it is without this. */
  inWords: (value: unknown) => string = String,
): Question {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers, set } = useForm();
  const field = fieldOf(name);
  const label = t(`field.${name}`);
  const helpKey = `help.${name}`;
  const help = Object.hasOwn(messages, helpKey)
    ? t(helpKey as 'help.product')
    : undefined;
  const { value, origin } = valueOf(field, context, answers);
  const usual = defaultOf(field, context, answers).value;
  const known = usual !== undefined && usual !== '';
  const isAsked = field.required && origin === 'answer' && !known;
  return {
    field,
    shown: isShown(field, context, answers),
    label,
    help,
    value,
    set: next => set(field.path, next),
    origin:
      isAsked || value === undefined ? undefined : (
        <OriginChip
          label={label}
          origin={origin}
          fallback={known ? inWords(usual) : undefined}
          onReset={() => set(field.path, undefined)}
        />
      ),
  };
}
