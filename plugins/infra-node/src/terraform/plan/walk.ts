import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
  TemplatePart,
} from '../syntax';

type Node = BodyItem | Expression | TemplatePart;

function given(...nodes: (Node | undefined)[]): Node[] {
  return nodes.filter((node): node is Node => node !== undefined);
}

function children(node: Node): Node[] {
  switch (node.kind) {
    case 'attribute':
      return [node.value];
    case 'block':
      return node.body;
    case 'template':
      return node.parts;
    case 'call':
      return node.arguments;
    case 'tuple':
      return node.items;
    case 'object':
      return node.items.flatMap(item => [item.key, item.value]);
    case 'for':
      return 'form' in node
        ? given(node.collection, node.key, node.value, node.condition)
        : [node.collection, ...node.body];
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
    case 'interpolation':
      return [node.expression];
    case 'if':
      return [node.condition, ...node.then, ...node.otherwise];
    default:
      return [];
  }
}

/** Every expression below some nodes; without recursion, however deep they are. */
export function* expressionsBelow(
  roots: readonly (Attribute | Block | Expression)[],
): Generator<Expression> {
  const rest: Node[] = [...roots].reverse();
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node as Expression;
    rest.push(...children(node).reverse());
  }
}
