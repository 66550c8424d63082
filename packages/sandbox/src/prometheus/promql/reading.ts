import type { SyntaxNode } from '@lezer/common';
import type { Expr } from './ast';

/** What reading one part of a query needs of the rest. */
export interface Reading {
  text: (node: SyntaxNode) => string;
  expressions: (node: SyntaxNode) => SyntaxNode[];
  read: (node: SyntaxNode) => Expr;
  fail: (node: SyntaxNode, message: string) => never;
  /** Text of a quoted text. */
  unquote: (node: SyntaxNode) => string;
}

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let each = node.firstChild; each; each = each.nextSibling) {
    found.push(each);
  }
  return found;
};
