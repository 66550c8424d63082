import { HclError } from '../read/hclError';
import { literalString } from '../read/literalString';
import type { Call, Expression, ObjectExpression } from '../syntax';
import type { Budget } from './budget';
import { convert } from './convert';
import type { Defaults } from './defaults';
import { EvaluationError } from './errors';
import { evaluate } from './evaluate';
import type { Source } from './scope';
import {
  BOOL,
  DYNAMIC,
  listOf,
  mapOf,
  NUMBER,
  setOf,
  STRING,
  type Type,
} from './types';
import { nullOf, type Value } from './values';

/** What `type = …` of a variable says: a type, and what stands in for gaps. */
export interface TypeConstraint {
  type: Type;
  defaults?: Defaults;
}

const WORDS: ReadonlyMap<string, Type> = new Map([
  ['string', STRING],
  ['number', NUMBER],
  ['bool', BOOL],
  ['any', DYNAMIC],
  // The short forms of old.
  ['list', listOf(DYNAMIC)],
  ['map', mapOf(DYNAMIC)],
]);

/** The types of old are quoted. */
const QUOTED = new Set(['string', 'list', 'map']);

function keyOf(key: Expression): string | undefined {
  return key.kind === 'variable' ? key.name : literalString(key);
}

class Reader {
  constructor(
    private readonly source: Source,
    private readonly budget?: Budget,
  ) {}

  read(node: Expression): TypeConstraint {
    if (node.kind === 'variable') {
      const type = WORDS.get(node.name);
      if (type) return { type };
    }
    const quoted = literalString(node);
    if (quoted !== undefined && QUOTED.has(quoted)) {
      return { type: WORDS.get(quoted) as Type };
    }
    if (node.kind !== 'call') {
      throw this.error('this is no type: write string, list(string) …', node);
    }
    return this.compound(node);
  }

  private error(message: string, node: Expression): HclError {
    const { file, text } = this.source;
    return new HclError(message, file, text, node.start);
  }

  private compound(node: Call): TypeConstraint {
    const [argument] = node.arguments;
    if (node.arguments.length !== 1 || node.spread) {
      throw this.error(`the type ${node.name} takes 1 argument`, node);
    }
    switch (node.name) {
      case 'list':
        return this.collection(argument, listOf);
      case 'set':
        return this.collection(argument, setOf);
      case 'map':
        return this.collection(argument, mapOf);
      case 'tuple':
        return this.tuple(argument);
      case 'object':
        if (argument.kind === 'object') return this.object(argument);
        throw this.error('object takes its attributes in braces', argument);
      default:
        throw this.error(`there is no type ${JSON.stringify(node.name)}`, node);
    }
  }

  private collection(
    node: Expression,
    make: (element: Type) => Type,
  ): TypeConstraint {
    const element = this.read(node);
    const type = make(element.type);
    if (!element.defaults) return { type };
    return {
      type,
      defaults: { values: new Map(), element: element.defaults },
    };
  }

  private tuple(node: Expression): TypeConstraint {
    if (node.kind !== 'tuple') {
      throw this.error(
        'tuple takes the types of its elements in brackets',
        node,
      );
    }
    const elements = node.items.map(item => this.read(item));
    const children = new Map<string, Defaults>();
    for (const [index, { defaults }] of elements.entries()) {
      if (defaults) children.set(String(index), defaults);
    }
    const type: Type = {
      kind: 'tuple',
      elements: elements.map(element => element.type),
    };
    if (children.size === 0) return { type };
    return { type, defaults: { values: new Map(), children } };
  }

  private object(node: ObjectExpression): TypeConstraint {
    const attributes = new Map<string, Type>();
    const optional = new Set<string>();
    const values = new Map<string, Value>();
    const children = new Map<string, Defaults>();
    for (const { key, value } of node.items) {
      const name = keyOf(key);
      if (name === undefined) {
        throw this.error('the name of an attribute is a plain word', key);
      }
      if (attributes.has(name)) {
        throw this.error(`the attribute "${name}" is there twice`, key);
      }
      const isOptional = value.kind === 'call' && value.name === 'optional';
      const [inner, fallback] = isOptional ? this.optional(value) : [value];
      const constraint = this.read(inner);
      attributes.set(name, constraint.type);
      if (constraint.defaults) children.set(name, constraint.defaults);
      if (!isOptional) continue;
      optional.add(name);
      if (fallback) values.set(name, this.fallback(fallback, constraint.type));
    }
    const type: Type = { kind: 'object', attributes, optional };
    if (values.size + children.size === 0) return { type };
    return { type, defaults: { values, children } };
  }

  private optional(node: Call): [Expression, Expression?] {
    if (node.arguments.length < 1 || node.arguments.length > 2) {
      throw this.error('optional takes a type and perhaps a default', node);
    }
    return [node.arguments[0], node.arguments[1]];
  }

  private fallback(node: Expression, type: Type): Value {
    const value = evaluate(
      node,
      { values: new Map() },
      this.source,
      this.budget,
    );
    if (value.kind === 'null') return nullOf(type);
    try {
      return convert(value, type);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      throw this.error(`the default does not fit: ${error.message}`, node);
    }
  }
}

/**
 * Reads the type of a variable: `string`, `list(object({ a = optional(string) }))`.
 * @param budget what its defaults may cost
 * @throws {HclError} where the expression is no type
 * @see https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function readTypeConstraint(
  expression: Expression,
  source: Source,
  budget?: Budget,
): TypeConstraint {
  return new Reader(source, budget).read(expression);
}
