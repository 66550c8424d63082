import type { Attribute, Block, BodyItem, Expression } from '../syntax';
import { literalKey } from './typeConstraint';

/**
 * In JSON syntax blocks are written as objects, or lists of objects. Here they
 * become blocks, once it is known that they are.
 */

/** Properties of an object as arguments; undefined when it is not an object. */
function bodyOf(value: Expression): BodyItem[] | undefined {
  if (value.kind !== 'object') return undefined;
  return value.items.flatMap((item): Attribute[] => {
    const name = literalKey(item.key);
    // Terraform takes the key `//` for a comment.
    if (name === undefined || name === '//') return [];
    const { start, end } = item;
    return [
      {
        kind: 'attribute',
        name,
        start,
        end,
        nameEnd: item.key.end,
        value: item.value,
      },
    ];
  });
}

function blockOf(
  type: string,
  value: Expression,
  label?: { text: string; start: number; end: number },
): Block | undefined {
  const body = bodyOf(value);
  if (!body) return undefined;
  return {
    kind: 'block',
    type,
    labels: label ? [{ ...label, quoted: true }] : [],
    start: value.start,
    end: value.end,
    open: value.start,
    close: value.end,
    body,
  };
}

const each = (value: Expression) =>
  value.kind === 'tuple' ? value.items : [value];

/** The blocks that an argument in JSON stands for; undefined when it cannot. */
export function jsonBlocks({ name, value }: Attribute): Block[] | undefined {
  if (value.kind === 'null') return [];
  const blocks = each(value).map(item => blockOf(name, item));
  return blocks.every(block => block !== undefined) ? blocks : undefined;
}

/** `"dynamic": { "ingress": { "for_each": …, "content": { … } } }` */
export function jsonDynamicBlocks({ value }: Attribute): Block[] {
  return each(value).flatMap(group => {
    if (group.kind !== 'object') return [];
    return group.items.flatMap(({ key, value: inner }) => {
      const text = literalKey(key) ?? '';
      const label = { text, start: key.start, end: key.end };
      return each(inner).flatMap(item => {
        const block = blockOf('dynamic', item, label);
        return block ? [{ ...block, body: block.body.flatMap(asContent) }] : [];
      });
    });
  });
}

function asContent(item: BodyItem): BodyItem[] {
  if (item.kind === 'block' || item.name !== 'content') return [item];
  return jsonBlocks(item) ?? [item];
}
