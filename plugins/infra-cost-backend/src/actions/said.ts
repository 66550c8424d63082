import { cleanText, oneLine } from '@infra-portal/infra-common';

const MOST = 200;

/** A text of repositories or reports for a model: one short line, nothing hidden. */
export function said(text: string, most = MOST): string {
  const visible = cleanText(text.slice(0, most * 4)).replace(/\p{Cf}/gu, '');
  return oneLine(visible, most);
}

/** The same of a text that may be missing. */
export const saidIfAny = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : said(text);
