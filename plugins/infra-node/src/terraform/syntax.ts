/**
 * The syntax tree of HCL2 native syntax. Offsets are UTF-16 indices into the
 * text that was read, `[start, end)`, so that `text.slice(start, end)` is the
 * node as it was written, and an edit can splice there.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export interface Span {
  start: number;
  end: number;
}

/** A file as read: `file` is the path that messages name. */
export interface SourceFile extends Span {
  file: string;
  text: string;
  body: BodyItem[];
}

export type BodyItem = Attribute | Block;

/** `name = value` in a body. */
export interface Attribute extends Span {
  kind: 'attribute';
  name: string;
  nameEnd: number;
  value: Expression;
}

/** `type "label" { … }`. `open` and `close` are the offsets of the braces. */
export interface Block extends Span {
  kind: 'block';
  type: string;
  labels: Label[];
  open: number;
  close: number;
  body: BodyItem[];
}

export interface Label extends Span {
  text: string;
  quoted: boolean;
}

export type Expression =
  | NumberLiteral
  | BoolLiteral
  | NullLiteral
  | Template
  | Variable
  | Call
  | Tuple
  | ObjectExpression
  | For
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | GetAttribute
  | Index
  | Splat;

/** `digits` is as written: numbers are exact, and JavaScript's are not. */
export interface NumberLiteral extends Span {
  kind: 'number';
  digits: string;
}

export interface BoolLiteral extends Span {
  kind: 'bool';
  value: boolean;
}

export interface NullLiteral extends Span {
  kind: 'null';
}

/** A quoted string or a heredoc. A plain string has no part but text. */
export interface Template extends Span {
  kind: 'template';
  parts: TemplatePart[];
  heredoc?: { tag: string; flush: boolean };
}

export type TemplatePart =
  | TemplateText
  | TemplateInterpolation
  | TemplateIf
  | TemplateFor;

/**
 * `value` is what Terraform sees: escapes are decoded, the indentation of a
 * `<<-` heredoc and what trim markers (`~`) eat are gone. The source is the span.
 */
export interface TemplateText extends Span {
  kind: 'text';
  value: string;
}

/** `${expression}` */
export interface TemplateInterpolation extends Span {
  kind: 'interpolation';
  expression: Expression;
}

/** `%{if condition}…%{else}…%{endif}`; the span runs to the end of `%{endif}`. */
export interface TemplateIf extends Span {
  kind: 'if';
  condition: Expression;
  then: TemplatePart[];
  otherwise: TemplatePart[];
}

/** `%{for key, value in collection}…%{endfor}` */
export interface TemplateFor extends Span {
  kind: 'for';
  keyName?: string;
  valueName: string;
  collection: Expression;
  body: TemplatePart[];
}

/** The root of a reference: `var`, `local`, `aws_s3_bucket` … */
export interface Variable extends Span {
  kind: 'variable';
  name: string;
}

/** `name(arguments…)`; a provider function's name is `provider::aws::arn_parse`. */
export interface Call extends Span {
  kind: 'call';
  name: string;
  nameEnd: number;
  arguments: Expression[];
  /** The last argument is followed by `...`. */
  spread: boolean;
}

export interface Tuple extends Span {
  kind: 'tuple';
  items: Expression[];
}

export interface ObjectExpression extends Span {
  kind: 'object';
  items: ObjectItem[];
}

/** A bare word as key is a {@link Variable}, and means its own name. */
export interface ObjectItem extends Span {
  key: Expression;
  value: Expression;
}

/** `[for …]` (without `key`) or `{for … => …}`. */
export interface For extends Span {
  kind: 'for';
  form: 'tuple' | 'object';
  keyName?: string;
  valueName: string;
  collection: Expression;
  key?: Expression;
  value: Expression;
  condition?: Expression;
  /** `value...` collects the values of equal keys. */
  grouped: boolean;
}

export interface Conditional extends Span {
  kind: 'conditional';
  condition: Expression;
  then: Expression;
  otherwise: Expression;
}

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface Binary extends Span {
  kind: 'binary';
  operator: BinaryOperator;
  left: Expression;
  right: Expression;
}

export interface Unary extends Span {
  kind: 'unary';
  operator: '!' | '-';
  operand: Expression;
}

export interface Parentheses extends Span {
  kind: 'parentheses';
  inner: Expression;
}

/** `of.name` */
export interface GetAttribute extends Span {
  kind: 'getAttribute';
  of: Expression;
  name: string;
}

/** `of[key]`, and `of.0` with `legacy`. */
export interface Index extends Span {
  kind: 'index';
  of: Expression;
  key: Expression;
  legacy?: boolean;
}

/**
 * `of[*]` (`full`) or `of.*`. What follows it in the source (attributes, and
 * for `[*]` indices too) applies to each item, and stands around this node.
 */
export interface Splat extends Span {
  kind: 'splat';
  of: Expression;
  full: boolean;
}
