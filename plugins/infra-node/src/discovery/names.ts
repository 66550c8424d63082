import {
  attributesOf,
  Budget,
  evaluate,
  fromData,
  type Scope,
  unknown,
  type Value,
} from '../terraform/evaluate';
import { parseExpression } from '../terraform/read/parse';
import { visitExpressions } from '../terraform/read/visit';
import type { Expression, TemplatePart } from '../terraform/syntax';

/** One block does not name more than this. */
const MOST_NAMES = 500;
/** Of a piece that is unknown, so much is shown. Characters. */
const LONGEST_PIECE = 120;
const FILE = 'names';

/** What a folder gives to names: so far as a text can hold it. */
export interface Given {
  locals: ReadonlyMap<string, string>;
  /** Code of the defaults of variables. */
  defaults: ReadonlyMap<string, string>;
  /** What variables are given, before their defaults. */
  variables: ReadonlyMap<string, Value>;
  /** Code of the `for_each` of module calls that have one. */
  modules: ReadonlyMap<string, string>;
}

const NOTHING: Given = {
  locals: new Map(),
  defaults: new Map(),
  variables: new Map(),
  modules: new Map(),
};
const ROOTS = ['local', 'var', 'module'] as const;
type Root = (typeof ROOTS)[number];

/**
 * Evaluates names in one folder, as far as they can be known. No text makes it
 * throw, hang or take much memory: what costs too much is unknown.
 */
export class Names {
  private readonly values = new Map<string, Value>();
  private readonly open = new Set<string>();
  private readonly budget = new Budget({ steps: 50_000, size: 2_000_000 });

  constructor(private readonly given: Given = NOTHING) {}

  /** The value of an expression as written. */
  valueOf(code: string, each?: Value): Value {
    const expression = parsed(code);
    return expression ? this.evaluated(expression, code, each) : unknown();
  }

  /** A text; what is unknown of it stands there as written, `${var.name}`. */
  textOf(code: string, each?: Value): string {
    const expression = parsed(code);
    return expression
      ? this.pieces(expression, code, each)
      : piece(code, { start: 0, end: code.length });
  }

  /** The names that a block with this `for_each` has. */
  all(name: string, forEach: string | undefined): string[] {
    if (forEach === undefined) return [this.textOf(name)];
    const items = instances(this.valueOf(forEach));
    if (!items) return [this.textOf(name)];
    const names = items
      .slice(0, MOST_NAMES)
      .map(({ each }) => this.textOf(name, each));
    return [...new Set(names)];
  }

  private evaluated(
    expression: Expression,
    text: string,
    each: Value | undefined,
  ): Value {
    const scope = this.scopeOf(expression, each);
    const source = { file: FILE, text };
    const value = (node: Expression) => {
      try {
        return evaluate(node, scope, source, this.budget);
      } catch {
        // It has no value: Terraform will say so, not we.
        return unknown();
      }
    };
    chooseBranches(expression, value);
    return value(expression);
  }

  /** What the names in an expression mean, and no others. */
  private scopeOf(expression: Expression, each: Value | undefined): Scope {
    const meanings: Record<Root, (name: string) => Value> = {
      local: name => this.local(name),
      var: name => this.variable(name),
      module: name => this.module(name),
    };
    const values = new Map<string, Value>();
    for (const root of ROOTS) {
      const names = attributesOf(root, expression);
      const entries = new Map(
        names.map(name => [name, meanings[root](name)] as const),
      );
      if (names.length > 0) values.set(root, { kind: 'object', entries });
    }
    if (each) values.set('each', each);
    return { values, others: 'unknown' };
  }

  /** Of a module that is called for each of something, its instances. */
  private module(name: string): Value {
    const forEach = this.given.modules.get(name);
    if (forEach === undefined) return unknown();
    const keys = instances(this.valueOf(forEach))?.map(({ key }) => key);
    if (!keys) return unknown();
    const entries = keys.map(key => [key, unknown()] as const);
    return { kind: 'object', entries: new Map(entries) };
  }

  private variable(name: string): Value {
    const given = this.given.variables.get(name);
    if (given) return given;
    const code = this.given.defaults.get(name);
    return code === undefined ? unknown() : this.valueOf(code);
  }

  private local(name: string): Value {
    const known = this.values.get(name);
    if (known) return known;
    const code = this.given.locals.get(name);
    if (code === undefined || this.open.has(name)) return unknown();
    this.open.add(name);
    const value = this.valueOf(code);
    this.open.delete(name);
    this.values.set(name, value);
    return value;
  }

  private pieces(
    expression: Expression,
    text: string,
    each: Value | undefined,
  ): string {
    const known = plainText(this.evaluated(expression, text, each));
    if (known !== undefined) return known;
    switch (expression.kind) {
      case 'template':
        return expression.parts
          .map(part => this.part(part, text, each))
          .join('');
      case 'parentheses':
        return this.pieces(expression.inner, text, each);
      case 'getAttribute':
        return this.reference(expression, text);
      default:
        return piece(text, expression);
    }
  }

  private part(
    part: TemplatePart,
    text: string,
    each: Value | undefined,
  ): string {
    if (part.kind === 'text') return part.value;
    return part.kind === 'interpolation'
      ? this.pieces(part.expression, text, each)
      : piece(text, part);
  }

  /** A local value that is known in part. */
  private reference(
    node: Extract<Expression, { kind: 'getAttribute' }>,
    text: string,
  ): string {
    const isLocal = node.of.kind === 'variable' && node.of.name === 'local';
    const code = isLocal ? this.given.locals.get(node.name) : undefined;
    if (code === undefined || this.open.has(node.name)) {
      return piece(text, node);
    }
    this.open.add(node.name);
    const inner = parsed(code);
    const said =
      inner?.kind === 'template'
        ? this.pieces(inner, code, undefined)
        : piece(text, node);
    this.open.delete(node.name);
    return said;
  }
}

function parsed(code: string): Expression | undefined {
  try {
    return parseExpression(code, FILE);
  } catch {
    return undefined;
  }
}

/** Without braces of its own, so that its end can be told. */
function piece(text: string, { start, end }: { start: number; end: number }) {
  const code = text
    .slice(start, end)
    .replace(/[\s{}]+/g, ' ')
    .trim();
  return `\${${code.slice(0, LONGEST_PIECE)}}`;
}

function plainText(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'bool':
      return String(value.value);
    case 'number':
      return value.value.toString();
    default:
      return undefined;
  }
}

const isString = (value: Value) => value.kind === 'string';

/** The instances of a `for_each`; undefined when they cannot be told. */
function instances(value: Value): { key: string; each: Value }[] | undefined {
  const instance = (key: string, item: Value) => {
    const entries = new Map([
      ['key', fromData(key)],
      ['value', item],
    ]);
    return { key, each: { kind: 'object', entries } as const };
  };
  switch (value.kind) {
    case 'null':
      return [];
    case 'map':
    case 'object':
      return [...value.entries].map(([key, item]) => instance(key, item));
    case 'set':
    case 'tuple':
    case 'list':
      return value.items.every(isString)
        ? value.items.map(item => instance(item.value, item))
        : undefined;
    default:
      return undefined;
  }
}

/**
 * Puts the branch in the place of each conditional whose condition is known.
 * Terraform gives both branches one type first, and with a value from the
 * cloud in one of them even the keys of the other would be unknown.
 */
function chooseBranches(
  expression: Expression,
  value: (node: Expression) => Value,
) {
  visitExpressions(expression, node => {
    if (node.kind !== 'conditional') return;
    const condition = value(node.condition);
    if (condition.kind !== 'bool') return;
    const inner = condition.value ? node.then : node.otherwise;
    Object.assign(node, { kind: 'parentheses', inner });
  });
}
