/** Control characters, and those that turn the direction of writing. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text without what cannot be seen, and without the beginning of a comment. */
const visible = (text: string) =>
  text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(/<!--/g, '<! --');

const longestRun = (text: string) =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/**
 * A text of somebody's on one line, as code: nothing in it is a link, a mention,
 * markup or HTML.
 */
export function code(text: string, length = 200): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '` `';
  const cut = line.length > length ? `${line.slice(0, length - 1)}…` : line;
  const fence = '`'.repeat(longestRun(cut) + 1);
  const space = cut.startsWith('`') || cut.endsWith('`') ? ' ' : '';
  return `${fence}${space}${cut}${space}${fence}`;
}

/** A text of somebody's with its lines, as code. */
export function codeBlock(text: string, length = 4000): string {
  const lines = visible(text).trim();
  const cut = lines.length > length ? `${lines.slice(0, length - 1)}…` : lines;
  const fence = '`'.repeat(Math.max(3, longestRun(cut) + 1));
  return `${fence}text\n${cut}\n${fence}`;
}

/** One line of a commit message or a title. */
export const plainLine = (text: string, length = 200) => {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};
