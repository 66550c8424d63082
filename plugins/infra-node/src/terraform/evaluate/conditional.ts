import { HclError } from '../read/hclError';
import type { Conditional, Expression } from '../syntax';
import { convert } from './convert';
import { EvaluationError } from './errors';
import type { Evaluation } from './evaluation';
import type { Scope } from './scope';
import {
  BOOL,
  describeType,
  DYNAMIC,
  NUMBER,
  STRING,
  type Type,
} from './types';
import { unify } from './unify';
import { typeOf, unknown, type Value } from './values';

/** A branch, or the error it has: that counts only if the branch is chosen. */
type Branch = { value: Value; error?: HclError };

/** The type that an expression has even where it has an error. */
function staticType(node: Expression): Type {
  switch (node.kind) {
    case 'parentheses':
      return staticType(node.inner);
    case 'template': {
      const isValue =
        node.parts.length === 1 && node.parts[0].kind === 'interpolation';
      return isValue ? DYNAMIC : STRING;
    }
    case 'tuple':
      return { kind: 'tuple', elements: node.items.map(staticType) };
    case 'binary':
      return '+-*/%'.includes(node.operator) ? NUMBER : BOOL;
    case 'unary':
      return node.operator === '!' ? BOOL : NUMBER;
    default:
      return DYNAMIC;
  }
}

function branch(
  evaluation: Evaluation,
  node: Expression,
  scope: Scope,
): Branch {
  try {
    return { value: evaluation.value(node, scope) };
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return { value: unknown(staticType(node)), error };
  }
}

const isUntypedNull = (value: Value) =>
  value.kind === 'null' && value.type.kind === 'dynamic';

function resultType(then: Value, otherwise: Value): Type {
  if (isUntypedNull(then)) return typeOf(otherwise);
  if (isUntypedNull(otherwise)) return typeOf(then);
  const types = [typeOf(then), typeOf(otherwise)];
  if (types.some(type => type.kind === 'dynamic')) return DYNAMIC;
  const type = unify(types);
  if (type) return type;
  const [a, b] = types.map(describeType);
  throw new EvaluationError(
    `the two results of a conditional must be of one type, not ${a} and ${b}`,
  );
}

/**
 * `condition ? then : otherwise`. Both are looked at, for the type of the
 * result is that of both; errors of the branch not taken are dropped.
 */
export function evaluateConditional(
  evaluation: Evaluation,
  node: Conditional,
  scope: Scope,
): Value {
  const then = branch(evaluation, node.then, scope);
  const otherwise = branch(evaluation, node.otherwise, scope);
  const type = evaluation.at(node, () =>
    resultType(then.value, otherwise.value),
  );
  const condition = evaluation.at(node.condition, () => {
    const value = convert(evaluation.value(node.condition, scope), BOOL);
    if (value.kind !== 'null') return value;
    throw new EvaluationError('the condition is null');
  });
  if (condition.kind !== 'bool') {
    const failed = then.error ?? otherwise.error;
    if (failed) throw failed;
    return unknown(type);
  }
  const chosen = condition.value ? then : otherwise;
  if (chosen.error) throw chosen.error;
  return evaluation.at(node, () => convert(chosen.value, type));
}
