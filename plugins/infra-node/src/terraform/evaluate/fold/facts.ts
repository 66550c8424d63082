import type { Expression, TemplatePart } from '../../syntax';
import { childExpressions } from '../walk';

/** What an expression names, for the question whether folding concerns it. */
export interface Facts {
  /** Names that its own `for` does not bind: `var`, `intent` … */
  names: ReadonlySet<string>;
  /** Addresses of blocks: `module.queue`, `aws_sqs_queue.mail`. */
  addresses: ReadonlySet<string>;
  /** Whether it calls `module("…")`. */
  hasModuleCall: boolean;
  /** Whether a heredoc stands in it. */
  hasHeredoc: boolean;
}

/** Terraform's own `path.module` … are not the golden path's `path`. */
const TERRAFORM_PATHS = new Set(['module', 'root', 'cwd']);

const isTerraformPath = (node: Expression) =>
  node.kind === 'getAttribute' &&
  node.of.kind === 'variable' &&
  node.of.name === 'path' &&
  TERRAFORM_PATHS.has(node.name);

/**
 * `module.a`, `aws_x.a`, `data.aws_x.a`; undefined for what is no address.
 * Whether there is such a block is another question.
 */
export function addressOf(node: Expression): string | undefined {
  if (node.kind !== 'getAttribute') return undefined;
  const { of, name } = node;
  if (of.kind === 'variable') return `${of.name}.${name}`;
  if (of.kind !== 'getAttribute' || of.of.kind !== 'variable') return undefined;
  const root = of.of.name;
  if (root !== 'data' && root !== 'ephemeral') return undefined;
  return `${root}.${of.name}.${name}`;
}

/** A bare word as an object's key is no reference. */
function references(node: Expression): readonly Expression[] {
  if (node.kind !== 'object') return childExpressions(node);
  return node.items.flatMap(({ key, value }) =>
    key.kind === 'variable' ? [value] : [key, value],
  );
}

class Collector {
  readonly names = new Set<string>();
  readonly addresses = new Set<string>();
  hasModuleCall = false;
  hasHeredoc = false;

  include(facts: Facts, bound: readonly (string | undefined)[] = []): void {
    for (const name of facts.names) {
      if (!bound.includes(name)) this.names.add(name);
    }
    facts.addresses.forEach(address => this.addresses.add(address));
    this.hasModuleCall ||= facts.hasModuleCall;
    this.hasHeredoc ||= facts.hasHeredoc;
  }
}

/** Gathers facts of expressions, each once. */
export class FactBook {
  private readonly known = new WeakMap<Expression, Facts>();

  of(node: Expression): Facts {
    const found = this.known.get(node);
    if (found) return found;
    const facts = this.gather(node);
    this.known.set(node, facts);
    return facts;
  }

  private gather(node: Expression): Facts {
    const all = new Collector();
    if (isTerraformPath(node)) {
      all.names.add('path.module');
      return all;
    }
    if (node.kind === 'variable') all.names.add(node.name);
    const address = addressOf(node);
    if (address) all.addresses.add(address);
    if (node.kind === 'call' && node.name === 'module')
      all.hasModuleCall = true;
    if (node.kind === 'for') {
      const bound = [node.keyName, node.valueName];
      all.include(this.of(node.collection));
      for (const inner of [node.key, node.value, node.condition]) {
        if (inner) all.include(this.of(inner), bound);
      }
    } else if (node.kind === 'template') {
      if (node.heredoc) all.hasHeredoc = true;
      this.parts(node.parts, all, []);
    } else {
      for (const inner of references(node)) all.include(this.of(inner));
    }
    return all;
  }

  private parts(
    parts: readonly TemplatePart[],
    all: Collector,
    bound: readonly (string | undefined)[],
  ): void {
    for (const part of parts) {
      if (part.kind === 'interpolation') {
        all.include(this.of(part.expression), bound);
      } else if (part.kind === 'if') {
        all.include(this.of(part.condition), bound);
        this.parts(part.then, all, bound);
        this.parts(part.otherwise, all, bound);
      } else if (part.kind === 'for') {
        all.include(this.of(part.collection), bound);
        const inner = [...bound, part.keyName, part.valueName];
        this.parts(part.body, all, inner);
      }
    }
  }
}
