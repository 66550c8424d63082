import { escapeTemplateText, quote } from '../../write/quote';

/**
 * A piece of a template: text as Terraform sees it, source text that stays as
 * it is, or a sequence (`${…}`, `%{…}`).
 */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'raw'; text: string }
  | { kind: 'sequence'; text: string };

/** Texts beside each other as one: `$` and `{` may meet only to be escaped. */
export function joinTexts(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = {
        kind: 'text',
        text: last.text + segment.text,
      };
    } else if (segment.text !== '') {
      joined.push(segment);
    }
  }
  return joined;
}

/** A quoted template of texts and sequences. */
export function writeQuoted(segments: readonly Segment[]): string {
  const texts = segments.map((segment, index) =>
    segment.kind === 'text'
      ? escapeTemplateText(segment.text, index === segments.length - 1)
      : segment.text,
  );
  return `"${texts.join('')}"`;
}

const closes = (body: string, tag: string) =>
  body.split('\n').some(line => line.trim() === tag);

/**
 * A heredoc of texts and sequences, its lines at the left margin; a quoted
 * template where a heredoc cannot hold them.
 */
export function writeHeredoc(
  segments: readonly Segment[],
  tag: string,
): string {
  const last = segments.at(-1);
  const isPlain = segments.every(
    ({ kind, text }) => kind !== 'text' || !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text),
  );
  if (!isPlain || last?.kind !== 'text' || !last.text.endsWith('\n')) {
    return writeQuoted(segments);
  }
  const body = segments
    .map((segment, index) => {
      if (segment.kind !== 'text') return segment.text;
      const escaped = segment.text.replace(/([$%])\{/g, '$1$1{');
      const isLast = index === segments.length - 1;
      return isLast ? escaped : escaped.replace(/[$%]$/, '$${"$&"}');
    })
    .join('');
  return closes(body, tag) ? writeQuoted(segments) : `<<${tag}\n${body}${tag}`;
}

/** Blanks, and marks that make one character with the blank before them. */
const STICKS_TO_BLANKS = /^(?:$|[\s\p{M}\p{Cf}\p{Emoji_Modifier}])/u;

/** Whether a text can stand in a heredoc at this place as it is. */
function standsBare(
  text: string,
  before: string,
  after: string,
  flush: boolean,
): boolean {
  if (/[^\P{Cc}\n\t]/u.test(text)) return false;
  if (flush && text.includes('\n')) return false;
  // `$` or `%` and `{` may not meet at either end.
  if (/[$%]$/.test(before) && text.startsWith('{')) return false;
  if (/[$%]$/.test(text) && /^[{$%]/.test(after)) return false;
  // What begins a line would count as its indentation, or be cut with it.
  const beginsLine = /(?:^|\n)[ \t]*$/.test(before);
  return !(flush && beginsLine && STICKS_TO_BLANKS.test(text));
}

/**
 * The body of a heredoc whose own text stays as it is, with known texts in it:
 * bare where that means the same, else as `${"…"}`.
 */
export function writeHeredocBody(
  segments: readonly Segment[],
  tag: string,
  flush: boolean,
): string {
  const write = (bare: boolean) => {
    let body = '';
    for (const [index, segment] of segments.entries()) {
      const after = segments[index + 1]?.text ?? '';
      const { kind, text } = segment;
      if (kind !== 'text') body += text;
      else if (bare && standsBare(text, body, after, flush)) {
        body += text.replace(/([$%])\{/g, '$1$1{');
      } else body += `\${${quote(text)}}`;
    }
    return body;
  };
  const body = write(true);
  return closes(body, tag) ? write(false) : body;
}
