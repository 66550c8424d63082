import { HclError } from '../read/hclError';
import type { Call, Expression } from '../syntax';
import { convert } from './convert';
import { EvaluationError } from './errors';
import type { Evaluation } from './evaluation';
import { FUNCTIONS, UNDECIDED_FUNCTIONS } from './functions';
import type {
  FunctionSpecification,
  Parameter,
} from './functions/specification';
import type { Scope } from './scope';
import { BOOL, DYNAMIC } from './types';
import {
  children,
  FALSE,
  isWhollyKnown,
  TRUE,
  unknown,
  type Value,
} from './values';

/** Arguments with the last one spread out; undefined while it is not known. */
function readArguments(
  evaluation: Evaluation,
  node: Call,
  scope: Scope,
): Value[] | undefined {
  const values = node.arguments.map(item => evaluation.value(item, scope));
  const last = values.at(-1);
  if (!node.spread || !last) return values;
  if (last.kind === 'unknown') return undefined;
  if (!('items' in last)) {
    throw evaluation.error(
      'only a list, a set or a tuple can be spread with "..."',
      node.arguments.at(-1) as Expression,
    );
  }
  return [...values.slice(0, -1), ...last.items];
}

function checkCount(specification: FunctionSpecification, given: number) {
  const { parameters, rest } = specification;
  const least = parameters.length;
  if (given >= least && (rest || given === least)) return;
  const expected = rest ? `at least ${least}` : `${least}`;
  throw new EvaluationError(`it takes ${expected} arguments, not ${given}`);
}

function prepare(value: Value, parameter: Parameter, index: number): Value {
  let converted = value;
  if (parameter.type) {
    try {
      converted = convert(value, parameter.type);
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      throw new EvaluationError(error.message, index);
    }
  }
  if (converted.kind === 'null' && !parameter.nullable) {
    throw new EvaluationError('it may not be null', index);
  }
  return converted;
}

/** Whether the result cannot be told because of this argument. */
function isUndecided(value: Value, parameter: Parameter): boolean {
  if (parameter.undecided) return false;
  return parameter.open ? value.kind === 'unknown' : !isWhollyKnown(value);
}

function run(
  evaluation: Evaluation,
  specification: FunctionSpecification,
  given: readonly Value[],
): Value {
  const { parameters, rest, returns } = specification;
  checkCount(specification, given.length);
  const at = (index: number) => (parameters[index] ?? rest) as Parameter;
  const args = given.map((value, index) => prepare(value, at(index), index));
  if (args.some((value, index) => isUndecided(value, at(index)))) {
    return unknown(returns ?? DYNAMIC);
  }
  const { budget } = evaluation;
  const width = (value: Value) => 1 + children(value).length;
  for (const value of args) budget.step(width(value));
  const result = specification.run(args, budget);
  budget.step(width(result));
  return result;
}

/** The first argument without an error. */
function evaluateTry(evaluation: Evaluation, node: Call, scope: Scope): Value {
  const errors: HclError[] = [];
  for (const argument of node.arguments) {
    try {
      const value = evaluation.value(argument, scope);
      return isWhollyKnown(value) ? value : unknown();
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  throw evaluation.error('try takes at least one argument', node);
}

/** Whether the argument has no error. */
function evaluateCan(evaluation: Evaluation, node: Call, scope: Scope): Value {
  if (node.arguments.length !== 1) {
    throw evaluation.error('can takes 1 argument', node);
  }
  try {
    const value = evaluation.value(node.arguments[0], scope);
    return isWhollyKnown(value) ? TRUE : unknown(BOOL);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return FALSE;
  }
}

/**
 * `name(arguments…)`. What depends on the machine, the time or chance is never
 * run: the result is unknown, and so is that of a provider's function.
 */
export function evaluateCall(
  evaluation: Evaluation,
  node: Call,
  scope: Scope,
): Value {
  const name = node.name.replace(/^core::/, '');
  if (name === 'try') return evaluateTry(evaluation, node, scope);
  if (name === 'can') return evaluateCan(evaluation, node, scope);
  const args = readArguments(evaluation, node, scope);
  const undecided = UNDECIDED_FUNCTIONS.get(name);
  if (undecided || name.startsWith('provider::')) {
    return unknown(undecided ?? DYNAMIC);
  }
  const specification = FUNCTIONS.get(name);
  if (!specification) {
    throw evaluation.error(
      `there is no function ${JSON.stringify(node.name)}`,
      node,
    );
  }
  if (!args) return unknown(specification.returns ?? DYNAMIC);
  return evaluation.at(
    node,
    () => {
      try {
        return run(evaluation, specification, args);
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error;
        const which =
          error.argument === undefined
            ? ''
            : ` argument ${error.argument + 1}:`;
        throw new EvaluationError(
          `${name}:${which} ${error.message}`,
          error.argument,
        );
      }
    },
    node.arguments,
  );
}
