import type { Labels } from './Labels';

export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

/** One condition of a selector. A label that is not there has an empty value. */
export interface Matcher {
  label: string;
  op: '=' | '!=' | '=~' | '!~';
  value: string;
  matches: (value: string) => boolean;
}

export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^';
export type Comparison = '==' | '!=' | '>' | '<' | '>=' | '<=';
export type SetOperator = 'and' | 'or' | 'unless';
export type Operator = Arithmetic | Comparison | SetOperator;

/** Which series of two vectors belong together. */
export interface Matching {
  on: boolean;
  labels: ReadonlySet<string>;
  /** The side that may have many series for one of the other side. */
  many?: 'left' | 'right';
  /** Labels that the many get of the one. */
  include: readonly string[];
}

export interface Selector {
  kind: 'selector';
  type: 'vector';
  matchers: readonly Matcher[];
  /** Milliseconds. */
  offset: number;
}

/** Samples of some time back; milliseconds. */
export interface Matrix {
  kind: 'matrix';
  type: 'matrix';
  selector: Selector;
  range: number;
}

/** Values of an expression over some time back; milliseconds. */
export interface Subquery {
  kind: 'subquery';
  type: 'matrix';
  of: Expr;
  range: number;
  /** Absent: the interval of rules where none is said, one minute. */
  step?: number;
  offset: number;
}

export interface Call {
  kind: 'call';
  type: ValueType;
  name: string;
  args: readonly Expr[];
}

export interface Aggregate {
  kind: 'aggregate';
  type: 'vector';
  op: 'sum' | 'avg' | 'min' | 'max' | 'count' | 'group' | 'topk' | 'bottomk';
  of: Expr;
  /** Of topk and bottomk: how many. */
  param?: Expr;
  grouping: ReadonlySet<string>;
  without: boolean;
}

export interface Binary {
  kind: 'binary';
  type: ValueType;
  op: Operator;
  /** 1 and 0 instead of a choice. */
  bool: boolean;
  left: Expr;
  right: Expr;
  matching: Matching;
}

export type Expr =
  | { kind: 'number'; type: 'scalar'; value: number }
  | { kind: 'string'; type: 'string'; value: string }
  | { kind: 'negative'; type: ValueType; of: Expr }
  | Selector
  | Matrix
  | Subquery
  | Call
  | Aggregate
  | Binary;

export const COMPARISONS: ReadonlySet<string> = new Set([
  ...['==', '!=', '>', '<', '>=', '<='],
]);
export const SET_OPERATORS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'unless'],
]);

/** Whether labels meet all conditions. */
export const matchesAll = (matchers: readonly Matcher[], labels: Labels) =>
  matchers.every(({ label, matches }) => matches(labels.get(label)));

/** Every expression below one, itself first. */
export function* within(expr: Expr): Generator<Expr> {
  yield expr;
  switch (expr.kind) {
    case 'negative':
    case 'subquery':
      yield* within(expr.of);
      break;
    case 'matrix':
      yield* within(expr.selector);
      break;
    case 'call':
      for (const each of expr.args) yield* within(each);
      break;
    case 'aggregate':
      yield* within(expr.of);
      break;
    case 'binary':
      yield* within(expr.left);
      yield* within(expr.right);
      break;
    default:
  }
}
