import type { SyntaxNode } from '@lezer/common';
import {
  type Aggregate,
  COMPARISONS,
  type Expr,
  type Matching,
  type Operator,
  SET_OPERATORS,
  type ValueType,
} from './ast';
import { execution } from './errors';
import {
  AGGREGATIONS_UNKNOWN_HERE,
  FUNCTIONS,
  typeName,
  UNKNOWN_HERE,
} from './functions';
import { childrenOf, type Reading } from './reading';

const isInstant = (type: ValueType) => type === 'scalar' || type === 'vector';

export function readNegative(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, fail, read, text } = reading;
  const of = read(expressions(node)[0]);
  if (!isInstant(of.type)) {
    return fail(
      node,
      `unary expression only allowed on expressions of type scalar or instant vector, got ${JSON.stringify(
        typeName(of.type),
      )}`,
    );
  }
  if (text(node).startsWith('+')) return of;
  return of.kind === 'number'
    ? { ...of, value: -of.value }
    : { kind: 'negative', type: of.type, of };
}

export function readCall(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, fail, read, text } = reading;
  const name = text(node.getChild('FunctionIdentifier')!);
  const args = expressions(node.getChild('FunctionCallBody')!).map(read);
  if (UNKNOWN_HERE.has(name)) {
    throw execution(`the function ${name} is not known to the sandbox`);
  }
  if (!Object.hasOwn(FUNCTIONS, name)) {
    return fail(node, `unknown function with name ${JSON.stringify(name)}`);
  }
  const wanted = FUNCTIONS[name];
  const least = wanted.args.length - (wanted.optional ?? 0);
  if (args.length < least || args.length > wanted.args.length) {
    return fail(
      node,
      `expected ${least} argument(s) in call to ${JSON.stringify(name)}, got ${
        args.length
      }`,
    );
  }
  args.forEach((each, index) =>
    expectType(each, wanted.args[index], `call to function "${name}"`, {
      ...{ node, reading },
    }),
  );
  return { kind: 'call', type: wanted.gives, name, args };
}

function expectType(
  expr: Expr,
  type: ValueType,
  where: string,
  { node, reading }: { node: SyntaxNode; reading: Reading },
) {
  if (expr.type === type) return;
  reading.fail(
    node,
    `expected type ${typeName(type)} in ${where}, got ${typeName(expr.type)}`,
  );
}

const AGGREGATIONS: ReadonlySet<string> = new Set([
  ...['sum', 'avg', 'min', 'max', 'count', 'group', 'topk', 'bottomk'],
]);

export function readAggregate(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, fail, read, text } = reading;
  const op = text(node.getChild('AggregateOp')!).toLowerCase();
  if (AGGREGATIONS_UNKNOWN_HERE.has(op)) {
    throw execution(`the aggregation ${op} is not known to the sandbox`);
  }
  if (!AGGREGATIONS.has(op)) {
    return fail(node, `unknown aggregation ${JSON.stringify(op)}`);
  }
  const args = expressions(node.getChild('FunctionCallBody')!).map(read);
  const takesParam = op === 'topk' || op === 'bottomk';
  if (args.length !== (takesParam ? 2 : 1)) {
    return fail(node, `wrong number of arguments for aggregate expression`);
  }
  const of = args[args.length - 1];
  const place = { node, reading };
  expectType(of, 'vector', 'aggregation expression', place);
  if (takesParam) expectType(args[0], 'scalar', 'aggregation parameter', place);
  const modifier = node.getChild('AggregateModifier');
  return {
    ...{ kind: 'aggregate', type: 'vector', op: op as Aggregate['op'], of },
    ...(takesParam && { param: args[0] }),
    grouping: new Set(modifier ? labelsIn(modifier, reading) : []),
    without: modifier?.getChild('Without') ? true : false,
  };
}

function labelsIn(node: SyntaxNode, { text, fail }: Reading): string[] {
  const list = node.getChild('GroupingLabels');
  return (list ? childrenOf(list) : []).map(each =>
    each.name === 'LabelName'
      ? text(each)
      : fail(each, `unexpected ${text(each)} in grouping opts`),
  );
}

const OPERATORS: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '%', '^'],
  ...[...COMPARISONS, ...SET_OPERATORS],
]);

export function readBinary(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, read, text } = reading;
  const [leftNode, rightNode] = expressions(node);
  const [signed, right] = [read(leftNode), read(rightNode)];
  // The grammar gives a number its sign; powers come first.
  const isPower = text(leftNode.nextSibling!) === '^';
  if (isPower && signed.kind === 'number' && text(leftNode).startsWith('-')) {
    const value = -signed.value;
    const power = binaryOf(node, { ...signed, value }, right, reading);
    return { kind: 'negative', type: power.type, of: power };
  }
  return binaryOf(node, signed, right, reading);
}

function binaryOf(
  node: SyntaxNode,
  left: Expr,
  right: Expr,
  reading: Reading,
): Expr {
  const { expressions, fail, text } = reading;
  const [leftNode] = expressions(node);
  const op = text(leftNode.nextSibling!).toLowerCase() as Operator;
  if (text(leftNode.nextSibling!) === 'atan2') {
    throw execution('the operator atan2 is not known to the sandbox');
  }
  if (!OPERATORS.has(op) || node.getChild('FillModifier')) {
    return fail(node, `unexpected operator ${JSON.stringify(op)}`);
  }
  const bool = node.getChild('BoolModifier') !== null;
  const matching = readMatching(node, reading);
  const isComparison = COMPARISONS.has(op);
  if (bool && !isComparison) {
    return fail(node, 'bool modifier can only be used on comparison operators');
  }
  if (!isInstant(left.type) || !isInstant(right.type)) {
    return fail(
      node,
      'binary expression must contain only scalar and instant vector types',
    );
  }
  const isScalars = left.type === 'scalar' && right.type === 'scalar';
  const isVectors = left.type === 'vector' && right.type === 'vector';
  if (isComparison && !bool && isScalars) {
    return fail(node, 'comparisons between scalars must use BOOL modifier');
  }
  if (SET_OPERATORS.has(op)) {
    if (!isVectors) {
      return fail(
        node,
        `set operator ${JSON.stringify(
          op,
        )} not allowed in binary scalar expression`,
      );
    }
    if (matching?.many) {
      return fail(
        node,
        `no grouping allowed for ${JSON.stringify(op)} operation`,
      );
    }
  }
  if (matching && !isVectors) {
    return fail(node, 'vector matching only allowed between instant vectors');
  }
  return {
    ...{ kind: 'binary', type: isScalars ? 'scalar' : 'vector' },
    ...{ op, bool, left, right },
    matching: matching ?? { on: false, labels: new Set(), include: [] },
  };
}

function readMatching(
  node: SyntaxNode,
  reading: Reading,
): Matching | undefined {
  const clause = node.getChild('MatchingModifierClause');
  if (!clause) return undefined;
  const { fail, text } = reading;
  const on = clause.getChild('On') !== null;
  const left = clause.getChild('GroupLeft');
  const group = left ?? clause.getChild('GroupRight');
  const lists = clause.getChildren('GroupingLabels');
  const namesOf = (list: SyntaxNode | undefined) =>
    (list ? childrenOf(list) : []).map(each => text(each));
  const labels = new Set(namesOf(lists[0]));
  const include = namesOf(lists[1]);
  const both = include.find(each => on && labels.has(each));
  if (both) {
    return fail(
      clause,
      `label ${JSON.stringify(
        both,
      )} must not occur in ON and GROUP clause at once`,
    );
  }
  const many = left ? 'left' : 'right';
  return { on, labels, include, ...(group && { many }) };
}
