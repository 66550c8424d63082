import { z } from 'zod';
import { LEFT_TEXTS } from './leftTexts';

export type LeftCode = keyof typeof LEFT_TEXTS.en;

export const LEFT_CODES = Object.keys(LEFT_TEXTS.en) as LeftCode[];

/** Why something that drifted is left as it is. */
export const leftReasonSchema = z.object({
  code: z.enum(LEFT_CODES),
  /** The argument, block, module or problem that it is about. */
  name: z.string().optional(),
});

export type LeftReason = z.infer<typeof leftReasonSchema>;

/** The reason as a sentence, for what is not shown by a translated screen. */
export function leftText(
  { code, name = '' }: LeftReason,
  language: 'en' | 'ko',
): string {
  return LEFT_TEXTS[language][code].replace('{{name}}', () => name);
}
