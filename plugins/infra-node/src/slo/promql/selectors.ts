import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { withoutTemplate } from './promqlProblem';

export interface PromqlMatcher {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** Series that a query reads. */
export interface PromqlSelector {
  /** Of the metric; that of `__name__` where it is written so. */
  name: string;
  matchers: PromqlMatcher[];
  /** What is read: a counter by its growth, or a gauge by its value. */
  reads: 'growth' | 'value';
}

const GROWTH = /^(rate|irate|increase)$/;
/** What a sum may be made of, so that more of each selector is more of it. */
const ADDING =
  /^(PromQL|ParenExpr|AggregateExpr|FunctionCall|FunctionCallBody|MatrixSelector|VectorSelector|BinaryExpr|NumberDurationLiteral)$/;
const OPERATORS = /^(Add|Or|Gtr|Gte)$/;
const FUNCTIONS =
  /^(rate|irate|increase|vector|clamp_min|(sum|avg|max|min|last)_over_time)$/;

/**
 * The selectors of a query that is a sum of them, or the most or least of one:
 * undefined of any other, of which nobody can tell from its parts what it gives.
 */
export function addedSelectors(query: string): PromqlSelector[] | undefined {
  const text = withoutTemplate(query);
  const { topNode } = parser.parse(text);
  return isAdding(topNode, text) ? selectorsIn(topNode, text) : undefined;
}

const textOf = (node: SyntaxNode | null, text: string) =>
  node ? text.slice(node.from, node.to) : '';

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at = node.firstChild; at; at = at.nextSibling) found.push(at);
  return found;
}

function isAdding(node: SyntaxNode, text: string): boolean {
  if (!ADDING.test(node.name)) return false;
  if (node.name === 'VectorSelector') return true;
  return childrenOf(node).every(child => {
    switch (child.name) {
      case 'FunctionIdentifier':
        return FUNCTIONS.test(textOf(child, text));
      case 'AggregateOp':
        return /^(sum|max|min|avg)$/.test(textOf(child, text));
      case 'AggregateModifier':
      case 'DurationExpr':
      case 'NumberDurationLiteralInDurationContext':
        return true;
      default:
        return node.name === 'BinaryExpr' && OPERATORS.test(child.name)
          ? true
          : isAdding(child, text);
    }
  });
}

function selectorsIn(
  node: SyntaxNode,
  text: string,
  reads: PromqlSelector['reads'] = 'value',
): PromqlSelector[] {
  if (node.name === 'VectorSelector') return [selectorOf(node, text, reads)];
  const called = textOf(node.getChild('FunctionIdentifier'), text);
  const inside = GROWTH.test(called) ? 'growth' : reads;
  return childrenOf(node).flatMap(each => selectorsIn(each, text, inside));
}

function selectorOf(
  node: SyntaxNode,
  text: string,
  reads: PromqlSelector['reads'],
): PromqlSelector {
  const matchers = (node.getChild('LabelMatchers') ?? node)
    .getChildren('UnquotedLabelMatcher')
    .map(
      (each): PromqlMatcher => ({
        label: textOf(each.getChild('LabelName'), text),
        op: textOf(each.getChild('MatchOp'), text) as PromqlMatcher['op'],
        value: unquoted(textOf(each.getChild('StringLiteral'), text)),
      }),
    );
  const named = matchers.find(
    ({ label, op }) => label === '__name__' && op === '=',
  );
  return {
    name: textOf(node.getChild('Identifier'), text) || named?.value || '',
    matchers: matchers.filter(({ label }) => label !== '__name__'),
    reads,
  };
}

/** Escapes as Go writes them; what is none stays as it is. */
function unquoted(literal: string): string {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('`')) return inside;
  const letters: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return inside.replace(/\\(.)/gs, (_, letter) => letters[letter] ?? letter);
}
