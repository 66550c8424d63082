import type { Template } from '../syntax';
import { readExpression } from './expressions';
import { Scanner } from './scanner';
import { atSequence, readSequence } from './templates';
import { TemplateTokens } from './templateTokens';
import { nestTokens } from './templateTree';

/**
 * Reads a text that is a template without quotes, as files for
 * `templatefile()` and strings of JSON syntax are.
 *
 * @param file the path that messages name
 * @throws HclError where the text is no template, or nests too deeply
 */
export function parseTemplate(text: string, file: string): Template {
  const scanner = new Scanner(text, file, true);
  const tokens = new TemplateTokens();
  scanner.at = 0;
  while (!scanner.ended) {
    const start = scanner.at;
    while (!scanner.ended && !atSequence(scanner, start)) {
      // A line at a time, because trim markers eat no more.
      const taken = scanner.text[scanner.at];
      scanner.at += 1;
      if (taken === '\n') break;
    }
    const value = text.slice(start, scanner.at).replace(/([$%])\1\{/g, '$1{');
    tokens.addText(start, scanner.at, value);
    if (!scanner.ended && atSequence(scanner, start)) {
      readSequence(scanner, tokens, readExpression);
    }
  }
  const parts = nestTokens(scanner, tokens.tokens);
  return { kind: 'template', start: 0, end: text.length, parts };
}
