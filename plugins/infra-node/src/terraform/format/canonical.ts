import { parseHcl } from '../read/parse';
import type { Attribute, Block, BodyItem, Expression } from '../syntax';

interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Types as Terraform 0.11 wrote them. */
const QUOTED_TYPES = new Map([
  ['"string"', 'string'],
  ['"list"', 'list(string)'],
  ['"map"', 'map(string)'],
]);
const BARE_TYPES = new Map([
  ['list', 'list(any)'],
  ['map', 'map(any)'],
  ['set', 'set(any)'],
]);

/** `"${x}"` without what is around `x`; undefined for anything else. */
function unwrapped(value: Expression, text: string): string | undefined {
  if (value.kind !== 'template' || value.heredoc) return undefined;
  const [part] = value.parts;
  if (value.parts.length !== 1 || part.kind !== 'interpolation') {
    return undefined;
  }
  const { start, end } = part.expression;
  const around = text.slice(part.start, start) + text.slice(end, part.end);
  // With a comment the command writes what it cannot read; it stays instead.
  if (!/^\$\{~?\s*~?\}$/.test(around)) return undefined;
  const inner = text.slice(start, end);
  const isHeredoc = part.expression.kind === 'template';
  const closed = inner.startsWith('(') && inner.endsWith(')');
  // In one line an expression ends with its line.
  const needsParentheses = inner.includes('\n') && !closed && !isHeredoc;
  return needsParentheses ? `(${inner})` : inner;
}

class Canonical {
  readonly splices: Splice[] = [];

  constructor(private readonly text: string) {}

  body(items: BodyItem[], inBlock: string) {
    for (const item of items) {
      if (item.kind === 'block') this.block(item, inBlock);
      else this.attribute(item, inBlock);
    }
  }

  private replace({ start, end }: Expression, text: string | undefined) {
    if (text !== undefined) this.splices.push({ start, end, text });
  }

  private attribute({ name, value }: Attribute, inBlock: string) {
    const source = this.text.slice(value.start, value.end);
    if (name === 'type' && inBlock === 'variable') {
      this.replace(value, QUOTED_TYPES.get(source) ?? BARE_TYPES.get(source));
    } else this.replace(value, unwrapped(value, this.text));
  }

  /** Labels get quotes, and lose the comments between them. */
  private labels({ labels, open }: Block) {
    labels.forEach(({ quoted, start, end }, i) => {
      const source = this.text.slice(start, end);
      const next = labels[i + 1]?.start ?? open;
      const between = this.text.slice(end, next);
      this.splices.push({
        start,
        end: next,
        text:
          (quoted ? source : `"${source}"`) + (between.trim() ? ' ' : between),
      });
    });
  }

  private block(block: Block, inBlock: string) {
    this.labels(block);
    this.body(block.body, inBlock ? `${inBlock}.${block.type}` : block.type);
  }
}

/**
 * Writes a file as `terraform fmt` does, apart from blanks: `"${x}"` becomes
 * `x`, types and labels lose or get their quotes, the last line gets its end.
 * @throws HclError where the text is not HCL
 */
export function canonicalSyntax(text: string): string {
  const canonical = new Canonical(text);
  canonical.body(parseHcl(text, 'main.tf').body, '');
  let at = 0;
  let result = '';
  for (const splice of canonical.splices) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  result += text.slice(at);
  return result.endsWith('\n') ? result : `${result}\n`;
}
