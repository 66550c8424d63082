import { lineAndColumn } from '../../terraform/read/position';
import { parseHcl } from '../../terraform/read/parse';
import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
} from '../../terraform/syntax';
import { fieldsOf, type Item, type Read, readsOf } from './fields';
import { type KeyedItem, keyedItems, writtenItems } from './objectItems';
import { linesOfSpan, Painting } from './Painting';
import type { LineOrigin, Made } from './types';

/** What a member reads, and what decides whether it is there. */
const readsOfItem = ({ value, around }: KeyedItem): Read[] =>
  [value, ...around].flatMap(readsOf);

const repeatOf = (block: Block): Attribute | undefined =>
  block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === 'repeat',
  );

function itemOf(made: Block, source: Block, over: Expression) {
  const of = readsOf(over)[0]?.steps;
  const label = made.labels.at(-1)?.text ?? '';
  const key = label.slice((source.labels.at(-1)?.text ?? '').length + 1);
  return of && key ? { of, key } : undefined;
}

/** A repeated block has `_<key>` behind its last label. */
function isOrigin(source: Block, made: Block): boolean {
  if (source.type !== made.type) return false;
  if (source.labels.length !== made.labels.length) return false;
  const repeats = repeatOf(source) !== undefined;
  return source.labels.every(({ text }, index) => {
    const label = made.labels[index].text;
    const isLast = index === source.labels.length - 1;
    return (
      text === label || (repeats && isLast && label.startsWith(`${text}_`))
    );
  });
}

class HclOrigins {
  readonly #painting = new Painting();

  constructor(private readonly made: Made) {}

  origins(): LineOrigin[] {
    const { text, source } = this.made;
    this.#body(
      parseHcl(text, 'generated').body,
      parseHcl(source.text, source.file).body,
    );
    return this.#painting.origins();
  }

  #body(
    made: readonly BodyItem[],
    source: readonly BodyItem[],
    item?: Item,
  ): void {
    // Blocks of one name, such as two rules, are in the order of the path's.
    const used = new Set<BodyItem>();
    for (const each of made) {
      if (each.kind === 'attribute') {
        const origin = source.find(
          (other): other is Attribute =>
            other.kind === 'attribute' && other.name === each.name,
        );
        if (origin) this.#attribute(each, origin, item);
      } else {
        const same = source.filter(
          (other): other is Block =>
            other.kind === 'block' && isOrigin(other, each),
        );
        const origin = same.find(other => !used.has(other)) ?? same.at(-1);
        if (origin && !repeatOf(origin)) used.add(origin);
        if (origin) this.#block(each, origin, item);
      }
    }
  }

  #block(made: Block, source: Block, above?: Item): void {
    const repeat = repeatOf(source);
    const include = source.body.find(
      (item): item is Attribute =>
        item.kind === 'attribute' && item.name === 'include',
    );
    const meta = [include, repeat].flatMap(each => each?.value ?? []);
    const header = linesOfSpan(this.made.text, {
      start: made.start,
      end: made.open + 1,
    });
    this.#paint(header, source.start, meta.flatMap(readsOf), above);
    const item = repeat ? itemOf(made, source, repeat.value) : above;
    this.#body(made.body, source.body, item);
  }

  #attribute(made: Attribute, source: Attribute, item?: Item): void {
    const lines = linesOfSpan(this.made.text, made);
    this.#paint(lines, source.start, readsOf(source.value), item);
    if (lines.from < lines.to) {
      this.#members(made.value, source.value, lines.from, item);
    }
  }

  /** Members of an object that have lines of their own. */
  #members(
    made: Expression,
    source: Expression,
    above: number,
    item?: Item,
  ): void {
    const written = writtenItems(made).map(each => ({
      ...each,
      lines: linesOfSpan(this.made.text, {
        start: each.start,
        end: each.value.end,
      }),
    }));
    const origins = keyedItems(source);
    for (const { key, value, lines } of written) {
      const origin = origins.get(key);
      const isAlone =
        lines.from > above &&
        written.every(
          other =>
            other.key === key ||
            other.lines.from > lines.to ||
            other.lines.to < lines.from,
        );
      if (!origin || !isAlone) continue;
      this.#paint(lines, origin.start, readsOfItem(origin), item);
      this.#members(value, origin.value, lines.from, item);
    }
  }

  #paint(
    { from, to }: { from: number; to: number },
    start: number,
    reads: readonly Read[],
    item?: Item,
  ) {
    const { line } = lineAndColumn(this.made.source.text, start);
    const fields = fieldsOf(reads, this.made, item);
    this.#painting.paint(from, to, { line, fields });
  }
}

/**
 * Where the lines of a generated Terraform file come from: blocks are found by
 * type and labels, arguments and members of objects by their names.
 * @throws HclError where one of the two cannot be read
 */
export function hclOrigins(made: Made): LineOrigin[] {
  return new HclOrigins(made).origins();
}
