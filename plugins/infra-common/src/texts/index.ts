export { csvCell, type CsvColumn, csvOf } from './csv';
import { z } from 'zod';

export * from './markdown';

/** A text for people in the two languages of the portal. */
export const textSchema = z.object({ en: z.string(), ko: z.string() });

export type LocalisedText = z.output<typeof textSchema>;

/** The same text in both languages: what a program or a repository said. */
export const verbatim = (text: string): LocalisedText => ({
  en: text,
  ko: text,
});
