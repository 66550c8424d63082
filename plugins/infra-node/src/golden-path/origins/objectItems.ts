import { literalString } from '../../terraform/read/literalString';
import type { Expression, ObjectItem } from '../../terraform/syntax';

/** A member of an object as a golden path writes it. */
export interface KeyedItem {
  start: number;
  value: Expression;
  /** What decides whether it is there: conditions and collections around it. */
  around: Expression[];
}

function keyOf({ key }: ObjectItem): string | undefined {
  return key.kind === 'variable' ? key.name : literalString(key);
}

/** Members that an object writes itself. */
export function writtenItems(
  expression: Expression,
): { key: string; start: number; value: Expression }[] {
  if (expression.kind !== 'object') return [];
  return expression.items.flatMap(item => {
    const key = keyOf(item);
    const { start, value } = item;
    return key === undefined ? [] : [{ key, start, value }];
  });
}

/**
 * Members that an expression may come to have, such as those of the objects that
 * are merged. The last one of a name counts, as for `merge`.
 */
export function keyedItems(expression: Expression): Map<string, KeyedItem> {
  const found = new Map<string, KeyedItem>();
  const walk = (at: Expression, around: Expression[]) => {
    switch (at.kind) {
      case 'object':
        for (const { key, start, value } of writtenItems(at)) {
          found.set(key, { start, value, around });
        }
        break;
      case 'call':
        if (at.name === 'merge')
          at.arguments.forEach(each => walk(each, around));
        break;
      case 'conditional':
        walk(at.then, [...around, at.condition]);
        walk(at.otherwise, [...around, at.condition]);
        break;
      case 'parentheses':
        walk(at.inner, around);
        break;
      default:
        break;
    }
  };
  walk(expression, []);
  return found;
}
