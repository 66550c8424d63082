import type { Expression, SourceFile } from '../syntax';
import { readBody } from './bodies';
import { readExpression } from './expressions';
import { Scanner } from './scanner';

/**
 * Reads a file of HCL native syntax (`.tf`, `.tfvars`, `.hcl`), accepting what
 * Terraform accepts. Nothing is evaluated.
 *
 * @param file the path that messages name
 * @throws HclError where the text is not HCL, or nests too deeply
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string, file: string): SourceFile {
  const body = readBody(new Scanner(text, file, false));
  return { file, text, start: 0, end: text.length, body };
}

/**
 * Reads a text that is one expression. Line breaks are blanks, and the text
 * may end with the closing tag of a heredoc.
 *
 * @param file the path that messages name
 * @throws HclError where the text is not one expression, or nests too deeply
 */
export function parseExpression(text: string, file: string): Expression {
  const scanner = new Scanner(text, file, true);
  scanner.skipBlanks();
  const expression = readExpression(scanner);
  scanner.skipBlanks();
  if (!scanner.ended) scanner.fail('the expression should end here');
  return expression;
}
