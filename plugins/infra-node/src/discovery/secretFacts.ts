import type { Block, BodyItem, Expression, Span } from '../terraform/syntax';
import { visitExpressions } from '../terraform/read/visit';
import { literalString } from '../terraform/read/literalString';
import type { SecretFacts } from './facts';
import { MAY_HOLD_SECRETS, secretKind } from './secretText';

/** A literal that is a secret. Its text is kept nowhere. */
export interface FoundSecret extends Span {
  /** Of the argument, local value or variable; undefined in a longer text. */
  name?: string;
  /** `password`, `AWS access key` … */
  kind: string;
  /** It is in the source of a module, the rest of which is needed. */
  isInSource?: true;
}

/** A file cannot make more of these than a person would read. */
const MOST = 50;

/** Arguments whose changes Terraform leaves alone. */
function ignoredOf(body: readonly BodyItem[]): Set<string> {
  const names = new Set<string>();
  for (const block of body) {
    if (block.kind !== 'block' || block.type !== 'lifecycle') continue;
    for (const item of block.body) {
      if (item.kind !== 'attribute' || item.name !== 'ignore_changes') continue;
      visitExpressions(item.value, node => {
        if (node.kind === 'variable') names.add(node.name);
      });
    }
  }
  return names;
}

class Search {
  readonly found: FoundSecret[] = [];

  /** @param name what all literals of the items are given to, if it is one name */
  body(items: readonly BodyItem[], name?: string) {
    for (const item of items) {
      if (item.kind === 'block') this.block(item);
      else this.expression(item.value, name ?? item.name);
    }
  }

  block({ type, labels, body }: Block) {
    if (type === 'variable') {
      const value = body.filter(
        item => item.kind === 'attribute' && item.name === 'default',
      );
      this.body(value, labels[0]?.text);
      return;
    }
    // A parameter's own name says nothing, but this type does.
    const isSecure = body.some(
      item =>
        item.kind === 'attribute' &&
        item.name === 'type' &&
        literalString(item.value) === 'SecureString',
    );
    const ignored = ignoredOf(body);
    for (const item of body) {
      if (item.kind === 'block') this.block(item);
      // What is there first is replaced by hand, and then left alone.
      else if (ignored.has(item.name)) this.expression(item.value, '');
      else if (type === 'module' && item.name === 'source') {
        this.expression(item.value, item.name, true);
      } else if (isSecure && item.name === 'value') {
        this.expression(item.value, 'secure_string');
      } else this.expression(item.value, item.name);
    }
  }

  private expression(value: Expression, name: string, isInSource = false) {
    const names = new Map<Expression, string>([[value, name]]);
    visitExpressions(value, node => {
      if (node.kind === 'object') {
        for (const { key, value: inner } of node.items) {
          const called =
            key.kind === 'variable' ? key.name : literalString(key);
          if (called !== undefined) names.set(inner, called);
        }
      } else if (node.kind === 'parentheses') {
        const called = names.get(node);
        if (called !== undefined) names.set(node.inner, called);
      } else if (node.kind === 'template') {
        this.template(node, names.get(node), isInSource);
      }
    });
  }

  private template(
    node: Extract<Expression, { kind: 'template' }>,
    name: string | undefined,
    isInSource: boolean,
  ) {
    const whole = literalString(node);
    const texts =
      whole === undefined
        ? node.parts.flatMap(part => (part.kind === 'text' ? part.value : []))
        : [whole];
    for (const text of texts) {
      const kind = secretKind(whole === undefined ? undefined : name, text);
      if (!kind || this.found.length === MOST) continue;
      const { start, end } = node;
      this.found.push({
        start,
        end,
        kind,
        ...(name !== undefined && { name }),
        ...(isInSource && { isInSource }),
      });
      return;
    }
  }
}

/**
 * A text with nothing where its secrets are, each line where it was: what is
 * read of it afterwards cannot hold any.
 */
export function withoutFound(
  text: string,
  found: readonly FoundSecret[],
): string {
  let rest = text;
  const inOrder = [...found].sort((a, b) => b.start - a.start);
  for (const { start, end, isInSource } of inOrder) {
    if (isInSource) continue;
    const blank = rest.slice(start + 2, end).replace(/[^\r\n]/g, ' ');
    rest = `${rest.slice(0, start)}""${blank}${rest.slice(end)}`;
  }
  return rest;
}

/** What is kept of them. */
export function secretFacts(
  found: readonly FoundSecret[],
  line: (offset: number) => number,
): SecretFacts[] {
  return found.map(({ start, name, kind: secret }) => ({
    line: line(start),
    ...(name !== undefined && { name }),
    secret,
  }));
}

/** The literals in a file of Terraform that are secrets. */
export function secretsOf(
  text: string,
  blocks: readonly Block[],
  values: readonly BodyItem[] = [],
): FoundSecret[] {
  if (!MAY_HOLD_SECRETS.test(text)) return [];
  const search = new Search();
  for (const block of blocks) search.block(block);
  search.body(values);
  return search.found;
}
