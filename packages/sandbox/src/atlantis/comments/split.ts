const WARNING =
  '\n<br>\n\n**Warning**: Output length greater than max comment size. Continued in next comment.';
/** Most bytes that are searched for the end of a line. */
const SEARCH = 500;
const TOKENS = /(`{3,})|(`)|(<details(?:\s[^>]*)?>)|(<\/details>)/g;

type Opened = 'nothing' | 'code' | 'details' | 'both' | 'inline';

/** What is open where a text is cut. */
function openedIn(text: string): Opened {
  let code = false;
  let inline = false;
  let details = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token.startsWith('```')) code = inline ? code : !code;
    else if (token === '`') inline = code ? inline : !inline;
    else if (code || inline) continue;
    else if (token === '</details>') details = Math.max(0, details - 1);
    else details += 1;
  }
  if (details > 0) return code ? 'both' : 'details';
  if (code) return 'code';
  return inline ? 'inline' : 'nothing';
}

const OPENERS: Record<Opened, string> = {
  nothing: '',
  code: '```diff\n',
  details: '<details><summary>Show Output</summary>\n\n```diff\n',
  both: '<details><summary>Show Output</summary>\n\n```diff\n',
  inline: '`',
};
const CLOSERS: Record<Opened, string> = {
  nothing: '',
  code: '\n```\n',
  details: '\n</details>\n',
  both: '\n```\n</details>\n',
  inline: '`\n',
};

/** Where a piece begins: at a line, or a blank, or where it must. */
function beginOf(bytes: Buffer, from: number, end: number): number {
  const limit = Math.min(end - 1, from + SEARCH);
  const line = bytes.indexOf(10, from);
  if (line >= 0 && line < limit) return line + 1;
  const blank = bytes.indexOf(32, from);
  if (blank >= 0 && blank < limit) return blank + 1;
  // Not inside a character.
  let at = from;
  while (at < end && (bytes[at] & 0xc0) === 0x80) at += 1;
  return at;
}

/**
 * Cuts a comment into pieces that GitHub takes, from the end backwards, so that
 * what is left for the first piece is the rest.
 *
 * @param size most bytes of a piece
 * @param command its name in the continued pieces, such as `plan`
 */
export function splitComment(
  comment: string,
  size: number,
  command: string,
): string[] {
  const bytes = Buffer.from(comment);
  if (bytes.length <= size) return [comment];
  const begin = `Continued ${command} output from previous comment.\n`;
  const opened = (at: number) => openedIn(bytes.toString('utf8', 0, at));
  const pieces: string[] = [];
  let end = bytes.length;
  while (end > 0) {
    const tail = pieces.length > 0 ? `${CLOSERS[opened(end)]}${WARNING}` : '';
    let at = 0;
    let head = '';
    if (end > size - tail.length) {
      const room = size - tail.length - begin.length - OPENERS.both.length;
      if (room <= 0) return [comment];
      at = beginOf(bytes, end - room, end);
      head = `${begin}${OPENERS[opened(at)]}`;
    }
    pieces.unshift(head + bytes.toString('utf8', at, end) + tail);
    end = at;
  }
  return pieces;
}
