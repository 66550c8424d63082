import { literalString } from '../read/literalString';
import { parseHcl } from '../read/parse';
import { Block, BodyItem, Expression } from '../syntax';

/** A `.tf` file of one module. */
export interface TerraformFile {
  path: string;
  text: string;
}

/** What a module asks for and gives, as its documentation shows it. */
export interface ModuleInterface {
  inputs: ModuleInput[];
  outputs: ModuleOutput[];
}

export interface ModuleInput {
  name: string;
  description: string;
  /** Source text of the type constraint, `any` where there is none. */
  type: string;
  /** Source text of the default; undefined where the input is required. */
  default?: string;
  sensitive: boolean;
}

export interface ModuleOutput {
  name: string;
  description: string;
  sensitive: boolean;
}

/**
 * Reads inputs and outputs off the files of one module: required inputs first,
 * then by name.
 * @throws HclError when a file cannot be read
 */
export function readInterface(
  files: readonly TerraformFile[],
): ModuleInterface {
  const inputs: ModuleInput[] = [];
  const outputs: ModuleOutput[] = [];
  for (const { path, text } of files) {
    for (const item of parseHcl(text, path).body) {
      if (item.kind !== 'block' || item.labels.length !== 1) continue;
      if (item.type === 'variable') inputs.push(input(item, text));
      if (item.type === 'output') outputs.push(output(item));
    }
  }
  const required = ({ default: value }: ModuleInput) => value === undefined;
  inputs.sort(
    (a, b) => Number(required(b)) - Number(required(a)) || byName(a, b),
  );
  return { inputs, outputs: outputs.sort(byName) };
}

function byName(a: { name: string }, b: { name: string }): number {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

function input(block: Block, text: string): ModuleInput {
  const type = argument(block.body, 'type');
  const value = argument(block.body, 'default');
  return {
    name: block.labels[0].text,
    description: string(argument(block.body, 'description')),
    type: type ? outdent(text, type) : 'any',
    default: value && outdent(text, value),
    sensitive: isTrue(argument(block.body, 'sensitive')),
  };
}

function output(block: Block): ModuleOutput {
  return {
    name: block.labels[0].text,
    description: string(argument(block.body, 'description')),
    sensitive: isTrue(argument(block.body, 'sensitive')),
  };
}

function argument(body: BodyItem[], name: string): Expression | undefined {
  const found = body.find(
    item => item.kind === 'attribute' && item.name === name,
  );
  return found?.kind === 'attribute' ? found.value : undefined;
}

function string(expression: Expression | undefined): string {
  return expression ? literalString(expression) ?? '' : '';
}

function isTrue(expression: Expression | undefined): boolean {
  return expression?.kind === 'bool' && expression.value;
}

/** Source of an expression, without the indentation of the line it begins on. */
function outdent(text: string, { start, end }: Expression): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, start))![0];
  return text
    .slice(start, end)
    .split(/\r?\n/)
    .map(each => (each.startsWith(indent) ? each.slice(indent.length) : each))
    .join('\n');
}
