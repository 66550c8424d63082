import type { TextFormat } from '@infra-portal/infra-common';
import { evaluate, fromData, type Value } from '../terraform/evaluate';
import { HclError } from '../terraform/read/hclError';
import { parseTemplate } from '../terraform/read/parseTemplate';
import type { Expression, TemplatePart } from '../terraform/syntax';
import { type Delimiter, withUsualDelimiter } from './delimiters';
import { type Encoder, ENCODERS, formatOf } from './encoders';
import { misplacedMark } from './wholeScalars';

type Values = ReadonlyMap<string, Value>;

/** How a text file is read and written. */
export interface TemplateOptions {
  /** Default: by the name of the file. */
  format?: TextFormat;
  /** Default: `$` for values, `%` for directives. */
  delimiter?: Delimiter;
}

class TextWriter {
  /** Where each value stands, in the order in which they are written. */
  readonly places: number[] = [];

  constructor(
    private readonly file: string,
    private readonly text: string,
    private readonly encode: (
      value: Value,
      index: number,
    ) => string | undefined,
  ) {}

  write(parts: readonly TemplatePart[], values: Values): string {
    return parts.map(part => this.part(part, values)).join('');
  }

  private part(part: TemplatePart, values: Values): string {
    if (part.kind === 'text') return part.value;
    if (part.kind === 'interpolation') {
      const value = this.value(part.expression, values);
      const text = this.encode(value, this.places.push(part.start) - 1);
      if (text !== undefined) return text;
      throw this.problem(`a ${value.kind} cannot stand here`, part.start);
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

  private problem(message: string, at: number) {
    return new HclError(message, this.file, this.text, at);
  }
}

/** Formats whose values must be scalars of their own. */
const STRUCTURED = new Set<TextFormat>(['yaml', 'json', 'workflow']);

/**
 * Fills the template of a file that is not Terraform. Values are encoded for
 * its format, so that no answer becomes Markdown, YAML or JSON.
 * @throws HclError for an unknown name, for a value in a format without an
 *   encoder, and in YAML and JSON for one that is part of a longer text
 */
export function renderTemplate(
  text: string,
  file: string,
  known: Values,
  { format = formatOf(file), delimiter }: TemplateOptions = {},
): string {
  const usual = delimiter ? withUsualDelimiter(text, delimiter) : text;
  const { parts } = parseTemplate(usual, file);
  const first = parts.find(part => part.kind !== 'text');
  if (!first) return new TextWriter(file, usual, () => '').write(parts, known);
  if (!format) {
    throw new HclError(
      'values cannot be put into a file of this name: give the output a format',
      file,
      usual,
      first.start,
    );
  }
  if (STRUCTURED.has(format)) refuseParts(parts, known, file, usual);
  return new TextWriter(file, usual, ENCODERS[format]).write(parts, known);
}

/** Refuses values that are not a scalar of their own, by marks in their places. */
function refuseParts(
  parts: readonly TemplatePart[],
  known: Values,
  file: string,
  text: string,
): void {
  const marks: string[] = [];
  const encode: Encoder = () => {
    // Nobody has written these letters: they are private to each program.
    marks.push(`\uE000${marks.length}\uE001`);
    return JSON.stringify(marks[marks.length - 1]);
  };
  const writer = new TextWriter(file, text, encode);
  const wrong = misplacedMark(writer.write(parts, known), marks);
  if (!wrong) return;
  const index = 'mark' in wrong ? marks.indexOf(wrong.mark) : 0;
  const message =
    'mark' in wrong
      ? 'a value must be a whole scalar here: write ${"text-${value}"} without quotes around it'
      : `this is no YAML with its values filled in: ${wrong.broken}`;
  throw new HclError(message, file, text, writer.places[index] ?? 0);
}
