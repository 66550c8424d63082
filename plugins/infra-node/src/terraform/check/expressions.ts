import type {
  Call,
  Conditional,
  Expression,
  For,
  ObjectExpression,
  Template,
  TemplatePart,
} from '../syntax';
import { eitherShape, elementOf, follow, unwind } from './access';
import type { FindingCode } from './codes';
import type { Declarations } from './declared';
import { FUNCTIONS } from './functions';
import { References } from './references';
import { shown, type Report } from './report';
import { withNames, type Scope } from './scope';
import { ANY, BOOL, NUMBER, objectShape, STRING, type Shape } from './shape';
import { literalKey } from './typeConstraint';

/** Locals that lead to locals are followed so far, for the stack's sake. */
const DEEPEST_LOCAL = 50;

const ARITHMETIC = new Set(['+', '-', '*', '/', '%']);
const LENIENT = new Set(['try', 'can']);
const KEEPING = new Set(['nonsensitive', 'sensitive', 'ephemeralasnull']);

/** Checks expressions of one module, and tells their shapes. */
export class Expressions {
  private readonly references: References;
  private readonly locals = new Map<string, Shape>();
  private localDepth = 0;

  constructor(
    private readonly declared: Declarations,
    private readonly report: Report,
  ) {
    this.references = new References(declared, report, name =>
      this.localShape(name),
    );
  }

  /** Reports what is wrong in the expression, and gives its shape. */
  check(expression: Expression, scope: Scope): Shape {
    switch (expression.kind) {
      case 'number':
        return NUMBER;
      case 'bool':
        return BOOL;
      case 'null':
        return { kind: 'null' };
      case 'template':
        return this.template(expression, scope);
      case 'variable':
      case 'getAttribute':
      case 'index':
      case 'splat':
        return this.traversal(expression, scope);
      case 'call':
        return this.call(expression, scope);
      case 'tuple':
        return {
          kind: 'tuple',
          items: expression.items.map(item => this.check(item, scope)),
        };
      case 'object':
        return this.object(expression, scope);
      case 'for':
        return this.forExpression(expression, scope);
      case 'conditional':
        return this.conditional(expression, scope);
      case 'binary':
        this.check(expression.left, scope);
        this.check(expression.right, scope);
        return ARITHMETIC.has(expression.operator) ? NUMBER : BOOL;
      case 'unary':
        this.check(expression.operand, scope);
        return expression.operator === '!' ? BOOL : NUMBER;
      default:
        return this.check(expression.inner, scope);
    }
  }

  /** The shape of a local value; `any` where it leads to itself. */
  localShape(name: string): Shape {
    const known = this.locals.get(name);
    if (known) return known;
    const local = this.declared.locals.get(name);
    if (!local || this.localDepth >= DEEPEST_LOCAL) return ANY;
    this.locals.set(name, ANY);
    this.localDepth += 1;
    const shape = this.check(local.expression, { source: local.source });
    this.localDepth -= 1;
    this.locals.set(name, shape);
    return shape;
  }

  private say(
    at: Expression,
    scope: Scope,
    code: FindingCode,
    { message, remedy }: { message: string; remedy?: string },
  ) {
    const place = { source: scope.source, offset: at.start };
    this.report.add(place, code, message, remedy);
  }

  private template(template: Template, scope: Scope): Shape {
    const [part] = template.parts;
    // `"${x}"` alone is x itself.
    if (
      template.parts.length === 1 &&
      part.kind === 'interpolation' &&
      !template.heredoc
    ) {
      return this.check(part.expression, scope);
    }
    this.templateParts(template.parts, scope);
    return STRING;
  }

  private templateParts(parts: TemplatePart[], scope: Scope) {
    for (const part of parts) {
      if (part.kind === 'interpolation') {
        this.check(part.expression, scope);
      } else if (part.kind === 'if') {
        this.check(part.condition, scope);
        this.templateParts(part.then, scope);
        this.templateParts(part.otherwise, scope);
      } else if (part.kind === 'for') {
        const of = this.check(part.collection, scope);
        this.templateParts(part.body, withIterators(scope, part, of));
      }
    }
  }

  private traversal(expression: Expression, scope: Scope): Shape {
    const { root, steps } = unwind(expression);
    for (const step of steps) {
      if (step.kind === 'index') this.check(step.key, scope);
    }
    if (root.kind === 'variable') {
      return this.references.resolve(root, steps, scope);
    }
    // What a call or a for makes is not known well enough to complain.
    return follow(this.check(root, scope), steps, 'the value', () => {});
  }

  private call(call: Call, scope: Scope): Shape {
    const inner = LENIENT.has(call.name) ? { ...scope, lenient: true } : scope;
    const given = call.arguments.map(each => this.check(each, inner));
    if (scope.constant) {
      this.say(call, scope, 'not-constant', {
        message: `${scope.constant} must be a constant; it may call no function`,
      });
    }
    if (call.name.includes('::')) return ANY;
    const returned = FUNCTIONS.get(call.name);
    if (!returned) {
      this.say(call, scope, 'unknown-function', {
        message: `there is no function ${shown(call.name)}`,
        remedy: this.report.didYouMean(call.name, FUNCTIONS.keys()),
      });
      return ANY;
    }
    if (call.spread) return returned;
    const [first] = given;
    if (KEEPING.has(call.name)) return first ?? ANY;
    if (call.name === 'toset') {
      return { kind: 'set', of: first ? elementOf(first) : ANY };
    }
    return returned;
  }

  private object(object: ObjectExpression, scope: Scope): Shape {
    const attributes = new Map<string, Shape>();
    let open = false;
    for (const { key, value } of object.items) {
      const name = literalKey(key);
      const shape = this.check(value, scope);
      if (name === undefined) {
        this.check(key, scope);
        open = true;
      } else {
        attributes.set(name, shape);
      }
    }
    return open ? ANY : objectShape(attributes);
  }

  private forExpression(expression: For, scope: Scope): Shape {
    const of = this.check(expression.collection, scope);
    const inner = withIterators(scope, expression, of);
    if (expression.key) this.check(expression.key, inner);
    if (expression.condition) this.check(expression.condition, inner);
    const value = this.check(expression.value, inner);
    if (expression.form === 'tuple') return { kind: 'list', of: value };
    return {
      kind: 'map',
      of: expression.grouped ? { kind: 'list', of: value } : value,
    };
  }

  private conditional(expression: Conditional, scope: Scope): Shape {
    this.check(expression.condition, scope);
    // Where the condition tries whether something is there, it may not be.
    const inner = asks(expression.condition)
      ? { ...scope, lenient: true }
      : scope;
    const then = this.check(expression.then, inner);
    const otherwise = this.check(expression.otherwise, inner);
    return eitherShape(then, otherwise);
  }
}

const ASKING = new Set(['try', 'can', 'lookup', 'contains']);

/** Whether a condition asks if something exists. */
function asks(condition: Expression): boolean {
  switch (condition.kind) {
    case 'call':
      return ASKING.has(condition.name) || condition.arguments.some(asks);
    case 'binary':
      return asks(condition.left) || asks(condition.right);
    case 'unary':
      return asks(condition.operand);
    case 'parentheses':
      return asks(condition.inner);
    default:
      return false;
  }
}

/** The scope inside of `for`, with its iterators. */
function withIterators(
  scope: Scope,
  { keyName, valueName }: { keyName?: string; valueName: string },
  collection: Shape,
): Scope {
  return withNames(scope, [
    [keyName, ANY],
    [valueName, elementOf(collection)],
  ]);
}
