import { evaluate, fromData, type Value } from '../terraform/evaluate';
import { HclError } from '../terraform/read/hclError';
import { parseTemplate } from '../terraform/read/parseTemplate';
import type { Expression, TemplatePart } from '../terraform/syntax';

type Values = ReadonlyMap<string, Value>;

/** Writes a value into a format, so that it stays a value there. */
export type Encoder = (text: string) => string;

/** What Markdown would act on; a line break would begin a block of its own. */
const markdown: Encoder = text =>
  text.replace(/[\\`*_{}[\]()<>#+\-.!|~]/g, '\\$&').replace(/\s+/g, ' ');

/** JSON strings are YAML scalars too; their quotes are the encoder's. */
const json: Encoder = text => JSON.stringify(text);

const ENCODERS: [ending: RegExp, encoder: Encoder][] = [
  [/\.md$/, markdown],
  [/\.(ya?ml|json)$/, json],
];

class TextWriter {
  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly encode: Encoder,
  ) {}

  write(parts: readonly TemplatePart[], values: Values): string {
    return parts.map(part => this.part(part, values)).join('');
  }

  private part(part: TemplatePart, values: Values): string {
    if (part.kind === 'text') return part.value;
    if (part.kind === 'interpolation') {
      const value = this.value(part.expression, values);
      return this.encode(this.asText(value, part.start));
    }
    if (part.kind === 'if') {
      const condition = this.value(part.condition, values);
      if (condition.kind !== 'bool') {
        throw this.problem('a condition must be true or false', part.start);
      }
      return this.write(condition.value ? part.then : part.otherwise, values);
    }
    return this.entries(this.value(part.collection, values), part.start)
      .map(([key, value]) => {
        const inner = new Map(values);
        if (part.keyName) inner.set(part.keyName, key);
        inner.set(part.valueName, value);
        return this.write(part.body, inner);
      })
      .join('');
  }

  private value(expression: Expression, values: Values): Value {
    const source = { file: this.file, text: this.text };
    return evaluate(expression, { values, others: 'error' }, source);
  }

  private entries(value: Value, at: number): [Value, Value][] {
    if ('entries' in value) {
      return [...value.entries].map(([key, each]) => [fromData(key), each]);
    }
    if ('items' in value) {
      return value.items.map((each, index) => [fromData(index), each]);
    }
    throw this.problem(`a ${value.kind} cannot be repeated over`, at);
  }

  private asText(value: Value, at: number): string {
    if (value.kind === 'string') return value.value;
    if (value.kind === 'number') return value.value.toString();
    if (value.kind === 'bool') return String(value.value);
    throw this.problem(`a ${value.kind} cannot stand in a text`, at);
  }

  private problem(message: string, at: number) {
    return new HclError(message, this.file, this.text, at);
  }
}

/** A file without an encoder may have no values in it. */
const refuse: Encoder = () => {
  throw new Error('no encoder');
};

/**
 * Fills the template of a file that is not Terraform. Values are encoded for
 * its format, so that no answer becomes Markdown, YAML or JSON.
 * @throws HclError for an unknown name, and for a format without an encoder
 */
export function renderTemplate(
  text: string,
  file: string,
  known: Values,
): string {
  const { parts } = parseTemplate(text, file);
  const encode = ENCODERS.find(([ending]) => ending.test(file))?.[1];
  const plain = parts.every(part => part.kind === 'text');
  if (!encode && !plain) {
    throw new HclError(
      'values can be put into .md, .yaml, .yml and .json files only',
      file,
      text,
      parts.find(part => part.kind !== 'text')!.start,
    );
  }
  return new TextWriter(file, text, encode ?? refuse).write(parts, known);
}
