import type { BodyItem, Expression } from '../terraform/syntax';
import { childExpressions } from '../terraform/evaluate/walk';

/** A place in a file that speaks of a resource. */
export interface Reference {
  /** `type.name` */
  address: string;
  /** Absent where the resource as a whole is meant. */
  attribute?: string;
  start: number;
  end: number;
  /** In `depends_on`. */
  isDependency: boolean;
}

function wholeOf(node: Expression): string | undefined {
  const isWhole = node.kind === 'getAttribute' && node.of.kind === 'variable';
  return isWhole
    ? `${(node.of as { name: string }).name}.${node.name}`
    : undefined;
}

function within(
  root: Expression,
  addresses: ReadonlySet<string>,
  isDependency: boolean,
): Reference[] {
  const found: Reference[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const { start, end } = node;
    const whole = wholeOf(node);
    if (whole !== undefined && addresses.has(whole)) {
      found.push({ address: whole, start, end, isDependency });
      continue;
    }
    const of = node.kind === 'getAttribute' ? wholeOf(node.of) : undefined;
    if (node.kind === 'getAttribute' && of !== undefined && addresses.has(of)) {
      const attribute = node.name;
      found.push({ address: of, attribute, start, end, isDependency });
      continue;
    }
    open.push(...childExpressions(node));
  }
  return found;
}

/** Where a body speaks of some resources, apart from the blocks of these. */
export function referencesTo(
  addresses: ReadonlySet<string>,
  body: readonly BodyItem[],
): Reference[] {
  return body.flatMap((item): Reference[] => {
    if (item.kind === 'attribute') {
      return within(item.value, addresses, item.name === 'depends_on');
    }
    const [type, name] = item.labels.map(({ text }) => text);
    const isOwn = item.type === 'resource' && addresses.has(`${type}.${name}`);
    return isOwn ? [] : referencesTo(addresses, item.body);
  });
}
