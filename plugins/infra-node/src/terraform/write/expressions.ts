import { assertIdentifier, WriteError } from './identifier';

/** What the writer takes for a value: data as JSON has it, or an expression. */
export type Input =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Input[]
  | { readonly [key: string]: Input }
  | ReadonlyMap<string, Input>
  | HclExpression;

export type ExpressionNode =
  | { kind: 'source'; text: string }
  | { kind: 'template'; parts: readonly Input[] }
  | { kind: 'call'; name: string; arguments: readonly Input[] };

/**
 * An expression that is not plain data. It is a class so that data, however it
 * is shaped, can never be taken for code.
 */
export class HclExpression {
  constructor(readonly node: ExpressionNode) {}
}

/** Source text as it stands. For the writer's own functions only. */
export const source = (text: string) =>
  new HclExpression({ kind: 'source', text });

/**
 * A reference: `reference('module', 'queue', 'arn')` is `module.queue.arn`.
 * A number becomes an index (`[0]`).
 *
 * @throws {WriteError} when a part is not a name
 */
export function reference(
  root: string,
  ...steps: readonly (string | number)[]
): HclExpression {
  const path = steps.map(step => {
    if (typeof step === 'string') {
      return `.${assertIdentifier(step, 'part of a reference')}`;
    }
    if (!Number.isSafeInteger(step) || step < 0) {
      throw new WriteError(`${step} is not an index: use 0, 1, 2 …`);
    }
    return `[${step}]`;
  });
  return source(assertIdentifier(root, 'reference') + path.join(''));
}

/**
 * A quoted template: strings are text, everything else is interpolated.
 * `template('queue-', reference('var', 'name'))` is `"queue-${var.name}"`.
 */
export function template(...parts: readonly Input[]): HclExpression {
  return new HclExpression({ kind: 'template', parts });
}

/**
 * A function call; the name may be a provider's (`provider::aws::arn_parse`).
 * @throws {WriteError} when the name is not one
 */
export function call(name: string, ...args: readonly Input[]): HclExpression {
  name.split('::').forEach(part => assertIdentifier(part, 'function'));
  return new HclExpression({ kind: 'call', name, arguments: args });
}
