import { EditConflict, SourceText } from '../../splice/editConflict';
import { eolAt } from '../../splice/lines';

export const BEGIN_MARKER = '<!-- BEGIN INPUTS AND OUTPUTS -->';
export const END_MARKER = '<!-- END INPUTS AND OUTPUTS -->';

/** Whether a README has a generated part. */
export function hasMarkers(text: string): boolean {
  return offsetsOf(text, BEGIN_MARKER).length > 0;
}

/**
 * Replaces what stands between the two markers; everything else stays.
 * @param generated Markdown with `\n` between its lines
 * @throws EditConflict when the markers are not there once each, in order
 */
export function fillMarkers(source: SourceText, generated: string): string {
  const { text } = source;
  const begins = offsetsOf(text, BEGIN_MARKER);
  const ends = offsetsOf(text, END_MARKER);
  if (begins.length !== 1 || ends.length !== 1 || ends[0] < begins[0]) {
    throw new EditConflict(
      source,
      begins[1] ?? ends[1] ?? begins[0] ?? ends[0] ?? 0,
      'The markers of the generated part are not there once each, in order.',
      `Write ${BEGIN_MARKER} and ${END_MARKER} on lines of their own.`,
    );
  }
  const from = begins[0] + BEGIN_MARKER.length;
  const eol = eolAt(text, from);
  const body = generated.replace(/\n/g, eol);
  return `${text.slice(0, from)}${eol}${eol}${body}${eol}${eol}${text.slice(
    ends[0],
  )}`;
}

/** Where a marker stands alone on a line. */
function offsetsOf(text: string, marker: string): number[] {
  const found: number[] = [];
  let at = text.indexOf(marker);
  while (at >= 0) {
    const before = at === 0 || /[\n\uFEFF]/.test(text[at - 1]);
    const after = /^[ \t]*(\r?\n|$)/.test(text.slice(at + marker.length));
    if (before && after) found.push(at);
    at = text.indexOf(marker, at + marker.length);
  }
  return found;
}
