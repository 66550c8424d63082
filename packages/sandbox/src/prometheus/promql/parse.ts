import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Expr, Matcher, Selector } from './ast';
import { parseError } from './errors';
import { NAME } from './Labels';
import { parseLength, parseNumber, parseText } from './literals';
import { matcher } from './matcher';
import {
  readAggregate,
  readBinary,
  readCall,
  readNegative,
} from './operations';
import { childrenOf, type Reading } from './reading';

/** Longer queries are none that a person or the portal writes. */
const LONGEST = 100_000;

const EXPRESSIONS = new Set([
  ...['AggregateExpr', 'BinaryExpr', 'FunctionCall', 'MatrixSelector'],
  ...['NumberDurationLiteral', 'OffsetExpr', 'ParenExpr', 'StepInvariantExpr'],
  ...['StringLiteral', 'SubqueryExpr', 'UnaryExpr', 'VectorSelector'],
]);

/**
 * Reads a query as Prometheus 2.42 does.
 * @throws PromqlError where it cannot be understood
 */
export function parsePromql(query: string): Expr {
  if (query.length > LONGEST) {
    throw parseError(query, 0, `a query has ${LONGEST} characters at most`);
  }
  const tree = parser.parse(query);
  const text = (node: SyntaxNode) => query.slice(node.from, node.to);
  const fail = (node: SyntaxNode, message: string): never => {
    throw parseError(query, node.from, message);
  };
  tree.iterate({
    enter({ type, node }) {
      if (!type.isError) return;
      const found = query.slice(node.from).split(/\s/, 1)[0];
      fail(
        node,
        found
          ? `unexpected ${JSON.stringify(found)}`
          : 'unexpected end of input',
      );
    },
  });
  const expressions = (node: SyntaxNode) =>
    childrenOf(node).filter(({ name }) => EXPRESSIONS.has(name));
  const reading: Reading = {
    ...{ text, fail, expressions },
    read: node => readExpression(node, reading),
    unquote: node =>
      parseText(text(node)) ?? fail(node, 'invalid escape in a text'),
  };
  const [top] = expressions(tree.topNode);
  if (!top) throw parseError(query, 0, 'no expression found in input');
  return reading.read(top);
}

function readExpression(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, fail, read, text } = reading;
  switch (node.name) {
    case 'ParenExpr':
      return read(expressions(node)[0]);
    case 'NumberDurationLiteral':
      return {
        ...{ kind: 'number', type: 'scalar' },
        value: parseNumber(text(node)) ?? fail(node, 'bad number or duration'),
      };
    case 'StringLiteral':
      return { kind: 'string', type: 'string', value: reading.unquote(node) };
    case 'VectorSelector':
      return readSelector(node, reading);
    case 'MatrixSelector': {
      const selector = read(expressions(node)[0]);
      if (selector.kind !== 'selector' || selector.offset !== 0) {
        return fail(node, 'ranges only allowed for vector selectors');
      }
      const [range] = lengths(node, reading);
      return { kind: 'matrix', type: 'matrix', selector, range };
    }
    case 'SubqueryExpr': {
      const of = read(expressions(node)[0]);
      if (of.type !== 'scalar' && of.type !== 'vector') {
        return fail(node, 'subquery is only allowed on instant vector');
      }
      const [range, step] = lengths(node, reading);
      return { kind: 'subquery', type: 'matrix', of, range, step, offset: 0 };
    }
    case 'OffsetExpr':
      return readOffset(node, reading);
    case 'StepInvariantExpr':
      return fail(node, 'the modifier @ is not known to the sandbox');
    case 'FunctionCall':
      return readCall(node, reading);
    case 'AggregateExpr':
      return readAggregate(node, reading);
    case 'UnaryExpr':
      return readNegative(node, reading);
    default:
      return readBinary(node, reading);
  }
}

/** Milliseconds of the lengths between brackets. */
function lengths(node: SyntaxNode, { text, fail }: Reading): number[] {
  return node.getChildren('DurationExpr').map(each => {
    const length = parseLength(text(each));
    if (length === undefined) {
      return fail(each, `${JSON.stringify(text(each))} is no duration`);
    }
    return length > 0 ? length : fail(each, 'duration must be greater than 0');
  });
}

function readOffset(node: SyntaxNode, reading: Reading): Expr {
  const { expressions, fail, read, text } = reading;
  const of = read(expressions(node)[0]);
  const written = node.getChild('OffsetDurationExpr')!;
  const [, sign, rest] = /^([+-]?)\s*(.*)$/s.exec(text(written))!;
  const length =
    parseLength(rest) ?? fail(written, 'bad duration of an offset');
  const offset = sign === '-' ? -length : length;
  const twice = () => fail(node, 'offset may not be set multiple times');
  switch (of.kind) {
    case 'selector':
    case 'subquery':
      return of.offset === 0 ? { ...of, offset } : twice();
    case 'matrix': {
      if (of.selector.offset !== 0) return twice();
      return { ...of, selector: { ...of.selector, offset } };
    }
    default:
      return fail(
        node,
        'offset modifier must be preceded by an instant vector selector or range vector selector or a subquery',
      );
  }
}

const OPS: Record<string, Matcher['op']> = {
  ...{ EqlSingle: '=', Neq: '!=', EqlRegex: '=~', NeqRegex: '!~' },
};

function readSelector(node: SyntaxNode, reading: Reading): Selector {
  const { fail, text, unquote } = reading;
  const name = node.getChild('Identifier') ?? node.getChild('MetricName');
  const written = node.getChild('LabelMatchers');
  const matchers: Matcher[] = [];
  for (const each of written ? childrenOf(written) : []) {
    // Quoted names came with Prometheus 3.
    if (each.name !== 'UnquotedLabelMatcher') {
      return fail(each, `unexpected ${text(each)} in label matching`);
    }
    const [label, op, value] = childrenOf(each);
    const kind = OPS[op.firstChild?.name ?? ''];
    try {
      matchers.push(matcher(text(label), kind, unquote(value)));
    } catch (error) {
      return fail(value, (error as Error).message);
    }
  }
  if (name) {
    if (matchers.some(({ label }) => label === NAME)) {
      return fail(node, 'metric name must not be set twice');
    }
    matchers.push(matcher(NAME, '=', text(name)));
  }
  if (matchers.every(({ matches }) => matches(''))) {
    return fail(
      node,
      'vector selector must contain at least one non-empty matcher',
    );
  }
  return { kind: 'selector', type: 'vector', matchers, offset: 0 };
}
