const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Terraform counts and cuts text by what a reader sees as one character. */
export function graphemes(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
