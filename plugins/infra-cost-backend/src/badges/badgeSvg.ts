/** What a badge says. */
export interface BadgeText {
  /** What it is about: `cost`. */
  label: string;
  /** `$43.07 a month · +$2.50 in 30 days · Nov 21`. */
  text: string;
  /** All of it in a sentence, for screen readers and on hover. */
  title: string;
  /** Whether there is an amount. */
  known: boolean;
}

const HEIGHT = 20;
const PADDING = 6;
const KNOWN = '#1f6feb';
const UNKNOWN = '#6e7781';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 cannot hold, and what would turn the direction of the text. */
const HIDDEN =
  /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (text: string) =>
  text.replace(HIDDEN, '').replace(/[&<>"']/g, each => ESCAPES[each]);

/** Pixels of a text in Verdana of 11 px; the text is fitted to it. */
const widthOf = (text: string) =>
  Math.ceil(
    [...text].reduce((sum, each) => {
      if (each > '\u1100') return sum + 11;
      return sum + (/[il.,:|' ]/.test(each) ? 4 : 7);
    }, 0),
  );

function side(text: string, x: number, color: string) {
  const width = widthOf(text);
  return {
    width: width + 2 * PADDING,
    rect: `<rect x="${x}" width="${
      width + 2 * PADDING
    }" height="${HEIGHT}" fill="${color}"/>`,
    text: `<text x="${x + PADDING}" y="14" textLength="${width}">${escaped(
      text,
    )}</text>`,
  };
}

/** A badge as an image, in the form of shields.io; no text of it is markup. */
export function badgeSvg({ label, text, title, known }: BadgeText): string {
  const left = side(label, 0, '#444d56');
  const right = side(text, left.width, known ? KNOWN : UNKNOWN);
  const width = left.width + right.width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${escaped(
      title,
    )}">`,
    `<title>${escaped(title)}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)">${left.rect}${right.rect}</g>`,
    '<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">',
    left.text,
    right.text,
    '</g></svg>',
  ].join('');
}
