import { HclError } from '../read/hclError';
import { literalString } from '../read/literalString';
import type { Attribute, Block, Expression } from '../syntax';
import { Budget } from './budget';
import { convert } from './convert';
import { applyDefaults } from './defaults';
import { EvaluationError, LimitError } from './errors';
import { evaluate } from './evaluate';
import { Evaluation } from './evaluation';
import type { Scope, Source } from './scope';
import { BOOL, DYNAMIC, STRING } from './types';
import { readTypeConstraint, type TypeConstraint } from './typeConstraint';
import { object, unknown, type Value } from './values';
import { attributesOf } from './walk';

/** Why a value does not do for a variable. */
export interface VariableProblem {
  /**
   * - `missing`: no value is given, and there is no default
   * - `null`: the variable takes no null
   * - `type`: the value has no form in the variable's type
   * - `validation`: a `validation` block refuses it
   * - `declaration`: the variable's block itself is wrong
   */
  kind: 'missing' | 'null' | 'type' | 'validation' | 'declaration';
  /** What is wrong: for a validation its own `error_message`. */
  message: string;
  /** Offset in the file of the variable: of the rule that is not met. */
  offset: number;
}

/** What a variable has in the module, and why it may not have it. */
export interface VariableCheck {
  /** With the default and the type applied; unknown where there is none. */
  value: Value;
  problems: VariableProblem[];
}

function attribute(block: Block, name: string): Attribute | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === name) return item;
  }
  return undefined;
}

const validations = (block: Block) =>
  block.body.filter(
    (item): item is Block =>
      item.kind === 'block' && item.type === 'validation',
  );

function constraintOf(
  block: Block,
  source: Source,
  budget?: Budget,
): TypeConstraint {
  const type = attribute(block, 'type');
  return type
    ? readTypeConstraint(type.value, source, budget)
    : { type: DYNAMIC };
}

function isNullable(block: Block): boolean {
  const nullable = attribute(block, 'nullable')?.value;
  return !(nullable?.kind === 'bool' && !nullable.value);
}

const NOTHING: Scope = { values: new Map() };

/** The value in the variable's type. @throws {EvaluationError} if it has none */
function fit(value: Value, { type, defaults }: TypeConstraint): Value {
  return convert(defaults ? applyDefaults(value, defaults) : value, type);
}

function given(
  block: Block,
  source: Source,
  value: Value | undefined,
  budget?: Budget,
): VariableCheck {
  const constraint = constraintOf(block, source, budget);
  const fallback = attribute(block, 'default');
  const open = unknown(constraint.type);
  const fail = (
    kind: VariableProblem['kind'],
    message: string,
    offset: number,
  ) => ({ value: open, problems: [{ kind, message, offset }] });
  const isNull = value?.kind === 'null';
  const falls = value === undefined || (isNull && !isNullable(block));
  if (falls && !fallback) {
    return isNull
      ? fail('null', 'null is not allowed', block.start)
      : fail('missing', 'a value is required', block.start);
  }
  const chosen =
    falls && fallback
      ? evaluate(fallback.value, NOTHING, source, budget)
      : value;
  try {
    return { value: fit(chosen as Value, constraint), problems: [] };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const rule = attribute(block, 'type') ?? block;
    return fail('type', error.message, rule.start);
  }
}

/** `var` with this variable's value; the others as given, or not known. */
function scopeFor(
  block: Block,
  value: Value,
  scope: Scope,
  expressions: readonly Expression[],
): Scope {
  const entries = new Map<string, Value>();
  for (const expression of expressions) {
    for (const name of attributesOf('var', expression)) {
      entries.set(name, unknown());
    }
  }
  const others = scope.values.get('var');
  if (others && 'entries' in others) {
    for (const [name, other] of others.entries) entries.set(name, other);
  }
  entries.set(block.labels[0]?.text ?? '', value);
  const values = new Map(scope.values).set('var', object(entries));
  return { values, others: 'unknown' };
}

/** The rule's own words; what it says where they cannot be told. */
function errorMessage(
  rule: Block,
  condition: Attribute,
  scope: Scope,
  source: Source,
): string {
  const { start, end } = condition.value;
  const written = source.text.slice(start, end);
  const otherwise = `the value does not meet the condition ${written}`;
  const message = attribute(rule, 'error_message');
  if (!message) return otherwise;
  try {
    const text = convert(evaluate(message.value, scope, source), STRING);
    return text.kind === 'string' ? text.value : otherwise;
  } catch (error) {
    const isOurs =
      error instanceof HclError || error instanceof EvaluationError;
    if (!isOurs) throw error;
    return literalString(message.value) ?? otherwise;
  }
}

function checkRule(
  rule: Block,
  block: Block,
  value: Value,
  scope: Scope,
  source: Source,
): VariableProblem | undefined {
  const condition = attribute(rule, 'condition');
  if (!condition) return undefined;
  const message = attribute(rule, 'error_message');
  const expressions = [condition.value, ...(message ? [message.value] : [])];
  const inner = scopeFor(block, value, scope, expressions);
  const offset = condition.value.start;
  try {
    const evaluation = new Evaluation(source, new Budget());
    const met = evaluation.at(condition.value, () =>
      convert(evaluation.value(condition.value, inner), BOOL),
    );
    if (met.kind === 'unknown' || (met.kind === 'bool' && met.value)) {
      return undefined;
    }
    return {
      kind: 'validation',
      message: errorMessage(rule, condition, inner, source),
      offset,
    };
  } catch (error) {
    // What would cost too much is not told.
    if (error instanceof LimitError) return undefined;
    if (!(error instanceof HclError)) throw error;
    return {
      kind: 'validation',
      message: `the validation fails on this value: ${error.problem}`,
      offset,
    };
  }
}

/**
 * The value that a variable has in its module, with its default and its type,
 * and what is wrong with it but for its `validation` blocks.
 *
 * @param budget what its default and its type may cost
 */
export function variableValue(
  block: Block,
  value: Value | undefined,
  source: Source,
  budget?: Budget,
): VariableCheck {
  try {
    return given(block, source, value, budget);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    const { problem: message, offset } = error;
    const problems = [{ kind: 'declaration' as const, message, offset }];
    return { value: unknown(), problems };
  }
}

/**
 * The value that a variable has in its module when it is given one, and what
 * is wrong with it: type, `nullable` and every `validation` whose condition can
 * be told. A condition that depends on something unknown is passed over.
 *
 * @param block the `variable` block
 * @param value what the module call gives; undefined when it gives none
 * @param scope known values: `var` may hold those of the module's other
 *   variables; every name that is not there counts as unknown
 * @param source the file of the block
 */
export function checkVariable(
  block: Block,
  value: Value | undefined,
  scope: Scope,
  source: Source,
): VariableCheck {
  const check = variableValue(block, value, source);
  if (check.problems.length > 0) return check;
  const problems = validations(block).flatMap(
    rule => checkRule(rule, block, check.value, scope, source) ?? [],
  );
  return { value: check.value, problems };
}

/**
 * What is wrong with a value for a variable; nothing when it does. Plain data
 * becomes a value by `fromData`. See {@link checkVariable}.
 *
 * ```ts
 * const problems = checkVariableValue(block, fromData('a b'), scope, source);
 * // [{ kind: 'validation', message: 'name must be kebab-case', offset: 120 }]
 * ```
 */
export function checkVariableValue(
  block: Block,
  value: Value | undefined,
  scope: Scope,
  source: Source,
): VariableProblem[] {
  return checkVariable(block, value, scope, source).problems;
}
