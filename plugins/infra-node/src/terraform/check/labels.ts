import type { Block } from '../syntax';
import type { FindingCode } from './codes';
import { BLOCK_NAMES, LABELS, RESERVED_VARIABLES } from './language';
import { shown, type Report, type Source } from './report';

/** Names as Terraform takes them: letters of any script, digits, `_`, `-`. */
const IDENTIFIER = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_-]*$/u;

/** Longer ones make Terraform slow, and nobody happy. */
const LONGEST_IDENTIFIER = 1000;

/**
 * Reports a block that Terraform does not have, or whose labels are wrong.
 *
 * @returns whether the body is worth a look
 */
export function checkLabels(
  block: Block,
  source: Source,
  report: Report,
): boolean {
  const say = (
    offset: number,
    code: FindingCode,
    message: string,
    remedy?: string,
  ) => report.add({ source, offset }, code, message, remedy);

  if (!BLOCK_NAMES.includes(block.type)) {
    const remedy = report.didYouMean(block.type, BLOCK_NAMES);
    const message = `there is no block ${shown(
      block.type,
    )} at the top of a file`;
    say(block.start, 'unknown-block', message, remedy);
    return false;
  }
  const expected = LABELS.get(block.type) ?? [];
  if (block.labels.length !== expected.length) {
    const form = [block.type, ...expected.map(label => `"<${label}>"`)];
    say(
      block.start,
      'wrong-labels',
      `${block.type} has ${block.labels.length} labels and needs ${expected.length}`,
      `write ${form.join(' ')} { … }`,
    );
    return false;
  }
  for (const { text, start } of block.labels) {
    if (text.length > LONGEST_IDENTIFIER || !IDENTIFIER.test(text)) {
      const message = `${shown(text)} is not a name`;
      const remedy =
        'begin with a letter; letters, digits, "_" and "-" may follow';
      say(start, 'wrong-labels', message, remedy);
    }
  }
  const reserved =
    block.type === 'variable' && RESERVED_VARIABLES.has(block.labels[0].text);
  if (reserved) {
    const message = `a variable cannot be called ${shown(
      block.labels[0].text,
    )}`;
    const remedy = 'choose another name; module calls use this one';
    say(block.labels[0].start, 'wrong-labels', message, remedy);
  }
  return true;
}
