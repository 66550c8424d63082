import type { Expression, TemplatePart } from '../syntax';

function partChildren(part: TemplatePart): (Expression | TemplatePart)[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return [part.expression];
    case 'if':
      return [part.condition, ...part.then, ...part.otherwise];
    default:
      return [part.collection, ...part.body];
  }
}

function isPart(node: Expression | TemplatePart): node is TemplatePart {
  if (node.kind === 'for') return !('form' in node);
  return ['text', 'interpolation', 'if'].includes(node.kind);
}

const present = (nodes: (Expression | undefined)[]) =>
  nodes.filter(node => node !== undefined);

function children(node: Expression): (Expression | TemplatePart)[] {
  switch (node.kind) {
    case 'template':
      return node.parts;
    case 'call':
      return node.arguments;
    case 'tuple':
      return node.items;
    case 'object':
      return node.items.flatMap(({ key, value }) => [key, value]);
    case 'for':
      return present([node.collection, node.key, node.value, node.condition]);
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    case 'parentheses':
      return [node.inner];
    case 'index':
      return [node.of, node.key];
    case 'getAttribute':
    case 'splat':
      return [node.of];
    default:
      return [];
  }
}

/** Calls `visit` for an expression and each within it, outer ones first. */
export function visitExpressions(
  expression: Expression,
  visit: (each: Expression) => void,
): void {
  const waiting: (Expression | TemplatePart)[] = [expression];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    let inner;
    if (isPart(node)) inner = partChildren(node);
    else {
      visit(node);
      inner = children(node);
    }
    for (let i = inner.length - 1; i >= 0; i--) waiting.push(inner[i]);
  }
}
