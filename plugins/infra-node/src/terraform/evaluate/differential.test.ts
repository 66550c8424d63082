import { parseExpression } from '../read/parse';
import { HclError } from '../read/hclError';
import { consoleValues, hasTerraform } from './__testUtils__/terraformConsole';
import { EXPRESSIONS } from './__testUtils__/expressions';
import { printType } from './__testUtils__/printType';
import { evaluate } from './evaluate';
import { toJson } from './functions/json';
import { typeOf } from './values';

function ours(text: string): { json: string; type: string } | undefined {
  try {
    const source = { file: 'x.tf', text };
    const value = evaluate(
      parseExpression(text, 'x.tf'),
      { values: new Map() },
      source,
    );
    return { json: toJson(value), type: printType(typeOf(value)) };
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

// Without the program this is skipped; in CI it fails instead.
const withTerraform = hasTerraform || process.env.CI ? describe : describe.skip;

withTerraform('evaluate beside the real terraform', () => {
  const expressions = EXPRESSIONS;
  const theirs = hasTerraform ? consoleValues(expressions) : [];
  it.each(expressions.map((text, index) => [text, index] as const))(
    '%s',
    (text, index) => {
      expect(ours(text)).toEqual(theirs[index]);
    },
  );
});
