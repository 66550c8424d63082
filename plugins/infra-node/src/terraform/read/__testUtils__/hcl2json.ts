import { parse } from '@cdktn/hcl2json';
import type { BodyItem, Expression, TemplatePart } from '../../syntax';
import { literalString } from '../literalString';
import { parseHcl } from '../parse';

/**
 * What HashiCorp's own parser, compiled to WebAssembly, makes of a text, and
 * our tree in the same form. That form keeps values of literals and the source
 * of all else, which is enough to see what was understood.
 */

/** Thrown where the other converter's way with a value is not worth copying. */
export class Incomparable extends Error {}

type Json = Record<string, unknown>;

const newObject = (): Json => Object.create(null);

const escapeSequences = (value: string) => value.replace(/([$%])\{/g, '$1$1{');

class Converter {
  constructor(private readonly text: string) {}

  body(items: BodyItem[]): Json {
    const out = newObject();
    for (const item of items) {
      if (item.kind === 'attribute') continue;
      let at = out;
      let key = item.type;
      for (const { text } of item.labels) {
        if (Array.isArray(at[key])) throw new Incomparable();
        at[key] ??= newObject();
        at = at[key] as Json;
        key = text;
      }
      at[key] ??= [];
      if (!Array.isArray(at[key])) throw new Incomparable();
      (at[key] as unknown[]).push(this.body(item.body));
    }
    for (const item of items) {
      if (item.kind === 'attribute') out[item.name] = this.value(item.value);
    }
    return out;
  }

  private source({ start, end }: Expression): string {
    return this.text.slice(start, end);
  }

  private wrap(expression: Expression): string {
    return `\${${this.source(expression)}}`;
  }

  private value(expression: Expression): unknown {
    switch (expression.kind) {
      case 'number':
        return Number(expression.digits);
      case 'bool':
        return expression.value;
      case 'null':
        return null;
      case 'unary':
        return this.unary(expression);
      case 'template':
        return this.template(expression.parts, true);
      case 'tuple':
        return expression.items.map(item => this.value(item));
      case 'object': {
        const out = newObject();
        for (const item of expression.items) {
          out[this.key(item.key)] = this.value(item.value);
        }
        return out;
      }
      default:
        return this.wrap(expression);
    }
  }

  private unary(expression: Expression & { kind: 'unary' }): unknown {
    const { operand, operator } = expression;
    if (!['number', 'bool', 'null'].includes(operand.kind)) {
      return this.wrap(expression);
    }
    if (operator === '-' && operand.kind === 'number') {
      return -Number(operand.digits) + 0;
    }
    if (operator === '!' && operand.kind === 'bool') return !operand.value;
    throw new Incomparable();
  }

  private key(key: Expression): string {
    return isTraversal(key) ? this.source(key) : this.part(key);
  }

  private template(parts: TemplatePart[], whole: boolean): unknown {
    const [first] = parts;
    if (whole && parts.length === 1) {
      if (first.kind === 'text') return escapeSequences(first.value);
      if (first.kind === 'interpolation') return this.value(first.expression);
    }
    return parts.map(part => this.templatePart(part)).join('');
  }

  private templatePart(part: TemplatePart): string {
    switch (part.kind) {
      case 'text':
        return escapeSequences(part.value);
      case 'interpolation':
        return this.part(part.expression);
      case 'if': {
        const otherwise = this.template(part.otherwise, false);
        return [
          `%{if ${this.source(part.condition)}}`,
          this.template(part.then, false),
          otherwise ? `%{else}${otherwise}` : '',
          '%{endif}',
        ].join('');
      }
      default: {
        const names = [part.keyName, part.valueName].filter(Boolean).join(', ');
        const body = this.template(part.body, false);
        return `%{for ${names} in ${this.source(
          part.collection,
        )}}${body}%{endfor}`;
      }
    }
  }

  private part(expression: Expression): string {
    switch (expression.kind) {
      case 'number':
        if (!/^\d{1,9}$/.test(expression.digits)) throw new Incomparable();
        return String(Number(expression.digits));
      case 'bool':
        return String(expression.value);
      case 'null':
      case 'conditional':
        throw new Incomparable();
      case 'template':
        return String(this.template(expression.parts, true));
      default:
        return this.wrap(expression);
    }
  }
}

function isTraversal(expression: Expression): boolean {
  if (expression.kind === 'variable') return true;
  if (expression.kind === 'getAttribute') return isTraversal(expression.of);
  return (
    expression.kind === 'index' &&
    (['number', 'bool', 'null'].includes(expression.key.kind) ||
      literalString(expression.key) !== undefined) &&
    isTraversal(expression.of)
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const out = newObject();
  for (const key of Object.keys(value).sort()) {
    out[key] = sorted((value as Json)[key]);
  }
  return out;
}

/** In the other tree a heredoc ends behind the blanks that follow its tag. */
const print = (value: unknown) =>
  JSON.stringify(sorted(value)).replace(/EOT(?: |\\t|\\r)+/g, 'EOT');

/** How one side answered. */
export interface Answer {
  accepted: boolean;
  /** JSON with sorted keys, where it can be compared. */
  value?: string;
  /** Message of a refusal. */
  reason?: string;
}

export function ourAnswer(text: string): Answer {
  let file;
  try {
    file = parseHcl(text, 'main.tf');
  } catch (error) {
    return { accepted: false, reason: String(error) };
  }
  try {
    return {
      accepted: true,
      value: print(new Converter(text).body(file.body)),
    };
  } catch (error) {
    if (error instanceof Incomparable) return { accepted: true };
    throw error;
  }
}

export async function theirAnswer(text: string): Promise<Answer> {
  try {
    return { accepted: true, value: print(await parse('main.tf', text)) };
  } catch (error) {
    const accepted = !String(error).includes('parse config');
    return { accepted, reason: String(error) };
  }
}
