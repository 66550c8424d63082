import { fromData, type Value } from '../terraform/evaluate';
import { valueToHcl } from '../terraform/evaluate/fold';
import { literalString } from '../terraform/read/literalString';
import type { ModuleSource } from '../terraform/read/module';
import { parseExpression } from '../terraform/read/parse';
import { HclError } from '../terraform/read/hclError';
import type { Expression, Template } from '../terraform/syntax';
import { quote } from '../terraform/write';
import type { Inputs } from './Inputs';
import { isRecord, jsonOf, plainValue, samePlain } from './plainValue';

/** What an argument of the module has to come to. */
export interface Target {
  /** Undefined while it is not known. */
  value?: Value;
  /** As the stack writes it; absent where it writes nothing. */
  text?: string;
}

/** Functions that give back what they are given, as far as it matters here. */
const PASSING = new Set([
  'coalesce',
  'sensitive',
  'tolist',
  'tomap',
  'toset',
  'tostring',
  'trimspace',
  'try',
]);

/** `var.a.b` as `['a', 'b']`, and the same of `local`. */
export function pathOf(
  root: 'var' | 'local',
  expression: Expression,
): string[] | undefined {
  const path: string[] = [];
  let node = expression;
  while (node.kind === 'getAttribute') {
    path.unshift(node.name);
    node = node.of;
  }
  const isRoot = node.kind === 'variable' && node.name === root;
  return isRoot && path.length > 0 ? path : undefined;
}

const isNull = (node: Expression) => node.kind === 'null';

/** Finds inputs with which expressions of a module come to what a stack has. */
export class Solver {
  constructor(private readonly inputs: Inputs) {}

  /** What it finds is a proposal: whether it holds is compared afterwards. */
  solve(node: Expression, source: ModuleSource, target: Target): void {
    switch (node.kind) {
      case 'parentheses':
        return this.solve(node.inner, source, target);
      case 'getAttribute':
        return this.reference(node, target);
      case 'conditional':
        return this.conditional(node, source, target);
      case 'template':
        return this.template(node, source, target);
      case 'call':
        return this.call(node, source, target);
      case 'object':
        return this.object(node, source, target);
      default:
        return undefined;
    }
  }

  private reference(node: Expression, target: Target): void {
    const input = pathOf('var', node);
    if (input) {
      if (target.value?.kind === 'null') return;
      const text = target.text ?? (target.value && valueToHcl(target.value));
      if (text !== undefined) {
        this.inputs.give(input, { text, value: target.value });
      }
      return;
    }
    const local = pathOf('local', node);
    const found =
      local?.length === 1 && this.inputs.module.locals.get(local[0]);
    if (found) this.solve(found.attribute.value, found.source, target);
  }

  private conditional(
    node: Extract<Expression, { kind: 'conditional' }>,
    source: ModuleSource,
    target: Target,
  ): void {
    const { condition, then, otherwise } = node;
    const wanted = this.branch(node, source, target);
    if (wanted !== undefined) this.settle(condition, wanted);
    const now = this.inputs.value(condition, source);
    const taken = now.kind === 'bool' ? now.value : wanted;
    if (taken !== undefined) {
      this.solve(taken ? then : otherwise, source, target);
    }
  }

  /** Which branch comes to the target, where that can be told. */
  private branch(
    { then, otherwise }: Extract<Expression, { kind: 'conditional' }>,
    source: ModuleSource,
    { value }: Target,
  ): boolean | undefined {
    if (isNull(then) !== isNull(otherwise)) {
      return (value?.kind === 'null') === isNull(then);
    }
    if (!value) return undefined;
    const wanted = plainValue(value);
    const comesTo = (each: Expression) =>
      samePlain(plainValue(this.inputs.value(each, source)), wanted);
    const [first, second] = [comesTo(then), comesTo(otherwise)];
    return first === second ? undefined : first;
  }

  /** Makes a condition true or false, where a switch alone decides. */
  private settle(condition: Expression, wanted: boolean): void {
    const input = pathOf('var', condition);
    if (input) {
      const value = fromData(wanted);
      this.inputs.give(input, { text: String(wanted), value });
    } else if (condition.kind === 'parentheses') {
      this.settle(condition.inner, wanted);
    } else if (condition.kind === 'unary' && condition.operator === '!') {
      this.settle(condition.operand, !wanted);
    } else if (condition.kind === 'binary') {
      const isBoth = condition.operator === (wanted ? '&&' : '||');
      if (!isBoth) return;
      this.settle(condition.left, wanted);
      this.settle(condition.right, wanted);
    }
  }

  /** `"${var.name}-dlq"`: what stands where one part alone is open. */
  private template(node: Template, source: ModuleSource, target: Target) {
    if (target.value?.kind !== 'string') return;
    let open: Expression | undefined;
    const around = ['', ''];
    for (const part of node.parts) {
      const side = open ? 1 : 0;
      if (part.kind === 'text') {
        around[side] += part.value;
      } else if (part.kind === 'interpolation') {
        const known = this.inputs.value(part.expression, source);
        if (known.kind === 'string') around[side] += known.value;
        else if (known.kind !== 'unknown' || open) return;
        else open = part.expression;
      } else return;
    }
    const [before, after] = around;
    const whole = target.value.value;
    const isIn =
      whole.length > before.length + after.length &&
      whole.startsWith(before) &&
      whole.endsWith(after);
    if (!open || !isIn) return;
    const value = fromData(
      whole.slice(before.length, whole.length - after.length),
    );
    const text = within(target.text, before, after);
    this.solve(open, source, { value, text });
  }

  private call(
    node: Extract<Expression, { kind: 'call' }>,
    source: ModuleSource,
    target: Target,
  ): void {
    const [first, ...others] = node.arguments;
    if (!first) return;
    if (node.name === 'merge') {
      // The rest adds what the module itself knows, such as a name.
      if (others.every(each => each.kind === 'object')) {
        this.solve(first, source, target);
      }
    } else if (node.name === 'jsonencode') {
      const { value } = target;
      const data = value?.kind === 'string' ? jsonOf(value.value) : undefined;
      if (data) this.solve(first, source, { value: fromData(data) });
    } else if (PASSING.has(node.name)) {
      this.solve(first, source, target);
    }
  }

  private object(
    node: Extract<Expression, { kind: 'object' }>,
    source: ModuleSource,
    { value }: Target,
  ): void {
    const data = value && plainValue(value);
    if (!isRecord(data)) return;
    for (const { key, value: inner } of node.items) {
      const name = key.kind === 'variable' ? key.name : literalString(key);
      if (name === undefined || !Object.hasOwn(data, name)) continue;
      const item = data[name];
      if (typeof item === 'symbol') continue;
      this.solve(inner, source, { value: fromData(item) });
    }
  }
}

/** The source of a quoted text without a beginning and an end of it. */
function within(
  text: string | undefined,
  before: string,
  after: string,
): string | undefined {
  if (text === undefined || (before === '' && after === '')) return text;
  const head = quote(before).slice(0, -1);
  const tail = quote(after).slice(1);
  const fits = text.startsWith(head) && text.endsWith(tail);
  if (!fits || text.length <= head.length + tail.length) return undefined;
  const inner = `"${text.slice(head.length, text.length - tail.length)}"`;
  try {
    parseExpression(inner, 'input');
    return inner;
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return undefined;
  }
}
