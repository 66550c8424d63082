import type { Expression, TemplatePart } from '../syntax';

function partExpressions(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return [part.expression];
    case 'if':
      return [
        part.condition,
        ...[...part.then, ...part.otherwise].flatMap(partExpressions),
      ];
    default:
      return [part.collection, ...part.body.flatMap(partExpressions)];
  }
}

/** The expressions directly inside another one, in the order of the source. */
export function childExpressions(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'template':
      return node.parts.flatMap(partExpressions);
    case 'call':
      return node.arguments;
    case 'tuple':
      return node.items;
    case 'object':
      return node.items.flatMap(({ key, value }) => [key, value]);
    case 'for':
      return [node.collection, node.key, node.value, node.condition].filter(
        inner => inner !== undefined,
      );
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    case 'parentheses':
      return [node.inner];
    case 'getAttribute':
    case 'splat':
      return [node.of];
    case 'index':
      return [node.of, node.key];
    default:
      return [];
  }
}

/** Every expression in another one, and itself. However deep: no recursion. */
export function* allExpressions(root: Expression): Generator<Expression> {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    open.push(...childExpressions(node));
  }
}

/** The names that stand behind a root: of `var.a` and `var.b.c`, `a` and `b`. */
export function attributesOf(root: string, expression: Expression): string[] {
  const names = new Set<string>();
  for (const node of allExpressions(expression)) {
    if (node.kind !== 'getAttribute' || node.of.kind !== 'variable') continue;
    if (node.of.name === root) names.add(node.name);
  }
  return [...names];
}
