import type { Expression } from '../terraform/syntax';
import type { ModuleArgument } from '../terraform/read/module';
import { visitExpressions } from '../terraform/read/visit';

/** Names of things are short; what is longer is no part of one. Characters. */
const LONGEST = 2_000;

/**
 * An expression as it stands in the file; undefined where it is too long, or a
 * text of several lines, as no name is.
 */
export function written({
  attribute,
  source,
}: ModuleArgument): string | undefined {
  const { kind, start, end } = attribute.value;
  if (kind === 'template' && source.text.startsWith('<<', start)) {
    return undefined;
  }
  return end - start > LONGEST ? undefined : source.text.slice(start, end);
}

/** The names at the root of references: of `var.a` and `x.y.z`, `var` and `x`. */
export function rootsOf(expression: Expression): Set<string> {
  const roots = new Set<string>();
  const bound = new Set<string>();
  visitExpressions(expression, node => {
    if (node.kind === 'variable') roots.add(node.name);
    if (node.kind === 'for') {
      bound.add(node.valueName);
      if (node.keyName !== undefined) bound.add(node.keyName);
    }
    if (node.kind === 'object') {
      // A bare word as key means itself.
      for (const { key } of node.items) {
        if (key.kind === 'variable') bound.add(key.name);
      }
    }
  });
  for (const name of bound) roots.delete(name);
  return roots;
}
