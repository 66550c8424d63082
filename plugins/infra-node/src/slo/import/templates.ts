import type { Tell } from './types';

/** The window in a Go template, also with the marks that trim around it. */
const WINDOW = /\s*\{\{-\s*\.window\s*-\}\}\s*|\{\{\s*\.window\s*\}\}/g;
const LEFT_TRIMMED = /\s*\{\{-\s*\.window\s*\}\}/g;
const RIGHT_TRIMMED = /\{\{\s*\.window\s*-\}\}\s*/g;
const MARK = '{{.window}}';

/**
 * A query of Sloth with its window as `{{.window}}`. Other templates need Sloth's
 * own values, so they are refused.
 */
export function templateOf(
  query: string,
  { refuse, path }: { refuse: Tell; path: (string | number)[] },
): string | undefined {
  const marked = query
    .trim()
    .replace(WINDOW, MARK)
    .replace(LEFT_TRIMMED, MARK)
    .replace(RIGHT_TRIMMED, MARK);
  const rest = marked.replaceAll(MARK, '');
  if (rest.includes('{{')) {
    refuse(
      'The query has another template than {{.window}}. Write its value into the query.',
      path,
    );
    return undefined;
  }
  if (!marked.includes(MARK)) {
    refuse('The query has no {{.window}}, which Sloth needs as well.', path);
    return undefined;
  }
  return marked;
}
