import { HclError } from '../../read/hclError';
import type { Call, Expression, GetAttribute, Index } from '../../syntax';
import { quote } from '../../write/quote';
import { convert } from '../convert';
import { EvaluationError } from '../errors';
import type { Evaluation } from '../evaluation';
import { keyText } from '../objectExpression';
import { lookUp, type Scope } from '../scope';
import { BOOL, holdsDynamic, sameType, STRING } from '../types';
import { unify } from '../unify';
import {
  FALSE,
  isWhollyKnown,
  NULL,
  TRUE,
  typeOf,
  type Value,
} from '../values';
import type { BlockPlan } from './blocks';
import { withoutEmptyArguments } from './emptyArguments';
import { addressOf, FactBook } from './facts';
import { type Folded, type Replacement, splice, textOfFolded } from './folded';
import { foldFor } from './foldFor';
import { foldTemplate } from './foldTemplate';
import { valueToInlineHcl } from './literal';

/** Gives the pinned source of a module; undefined for one that is not known. */
export type ModuleSource = (name: string) => string | undefined;

// Their results have a type or a mark that no literal has.
const KEPT_CALLS = new Set([
  'toset',
  'tomap',
  'tolist',
  'sensitive',
  'nonsensitive',
]);

/** Folds the expressions of one file: known parts become literals. */
export class Folder {
  private readonly facts = new FactBook();

  constructor(
    readonly evaluation: Evaluation,
    private readonly plan: BlockPlan,
    private readonly moduleSource: ModuleSource,
  ) {}

  /** What is folded already: with heredocs, and with them quoted. */
  private readonly results = [0, 1].map(
    () => new WeakMap<Scope, WeakMap<Expression, Folded>>(),
  );

  /** Above 0 where the text moves to a place that has no room for heredocs. */
  private quoting = 0;

  get quotesHeredocs(): boolean {
    return this.quoting > 0;
  }

  /** Runs with heredocs written as quoted strings. */
  quoted<T>(run: () => T): T {
    this.quoting += 1;
    try {
      return run();
    } finally {
      this.quoting -= 1;
    }
  }

  get text(): string {
    return this.evaluation.source.text;
  }

  /** Whether the value of every name in the expression is known. */
  private isKnown(node: Expression, scope: Scope): boolean {
    const { names, hasModuleCall } = this.facts.of(node);
    return !hasModuleCall && [...names].every(name => isKnownName(scope, name));
  }

  /** Whether folding changes the expression at all. */
  concerns(node: Expression, scope: Scope): boolean {
    const { names, addresses, hasModuleCall } = this.facts.of(node);
    return (
      hasModuleCall ||
      [...names].some(name => isKnownName(scope, name)) ||
      [...addresses].some(address => this.plan.has(address))
    );
  }

  /**
   * Each expression once in a scope: a condition is asked for its value and
   * then for its text, and twice at every level would be without end.
   *
   * @throws {HclError} for an unknown field, function or block
   */
  fold(node: Expression, scope: Scope): Folded {
    const done = this.results[this.quotesHeredocs ? 1 : 0];
    const inScope = done.get(scope) ?? new WeakMap<Expression, Folded>();
    done.set(scope, inScope);
    const found = inScope.get(node);
    if (found) return found;
    const folded = this.foldOnce(node, scope);
    inScope.set(node, folded);
    return folded;
  }

  private foldOnce(node: Expression, scope: Scope): Folded {
    const { budget } = this.evaluation;
    budget.step();
    return budget.nested(() => {
      const isMoved = this.quotesHeredocs && this.facts.of(node).hasHeredoc;
      if (!isMoved && !this.concerns(node, scope)) {
        return { text: this.text.slice(node.start, node.end) };
      }
      const isKept =
        (node.kind === 'call' && KEPT_CALLS.has(node.name)) ||
        (node.kind === 'template' && node.heredoc !== undefined);
      if (!isKept && this.isKnown(node, scope)) {
        const value = this.evaluation.value(node, scope);
        if (isWhollyKnown(value)) {
          const text = this.layoutOf(node, scope);
          return text === undefined ? { value } : { value, text };
        }
      }
      return this.partly(node, scope);
    });
  }

  /**
   * The text of a known list or object with the order, lines and comments of
   * the path: its own, the chosen branch's, or those of the objects of a merge.
   */
  private layoutOf(node: Expression, scope: Scope): string | undefined {
    const isLiteral = node.kind === 'tuple' || node.kind === 'object';
    if (isLiteral || node.kind === 'conditional') {
      return this.partly(node, scope).text;
    }
    if (node.kind !== 'call' || node.name !== 'merge') return undefined;
    const { text } = this.partly(node, scope);
    return text?.startsWith('{') ? text : undefined;
  }

  /** Where any expression may stand. */
  write(node: Expression, scope: Scope): string {
    return textOfFolded(this.fold(node, scope));
  }

  /** Where it stands on one line, beside an operator or a step. */
  writeInline(node: Expression, scope: Scope): string {
    const { value, text } = this.fold(node, scope);
    if (!value) return text;
    const literal = valueToInlineHcl(value);
    return literal.startsWith('-') ? `(${literal})` : literal;
  }

  private splice(
    node: Expression,
    inner: readonly Expression[],
    write: (inner: Expression) => string,
  ): Folded {
    const replacements: Replacement[] = inner.map(child => ({
      start: child.start,
      end: child.end,
      text: write(child),
    }));
    return { text: splice(this.text, node.start, node.end, replacements) };
  }

  private partly(node: Expression, scope: Scope): Folded {
    const anywhere = (inner: Expression) => this.write(inner, scope);
    const inline = (inner: Expression) => this.writeInline(inner, scope);
    switch (node.kind) {
      case 'template':
        return foldTemplate(this, node, scope);
      case 'tuple':
        return this.splice(node, node.items, anywhere);
      case 'object':
        return this.foldObject(node, scope);
      case 'for':
        return foldFor(this, node, scope);
      case 'conditional':
        return this.foldConditional(node, scope);
      case 'parentheses':
        return this.splice(node, [node.inner], anywhere);
      case 'binary':
        return this.splice(node, [node.left, node.right], inline);
      case 'unary':
        return this.splice(node, [node.operand], inline);
      case 'call':
        return this.foldCall(node, scope);
      case 'getAttribute':
        return this.foldReference(node) ?? this.splice(node, [node.of], inline);
      case 'index':
        return this.foldIndex(node, scope);
      case 'splat':
        return this.splice(node, [node.of], inline);
      default:
        return { text: this.text.slice(node.start, node.end) };
    }
  }

  private foldObject(
    node: Expression & { kind: 'object' },
    scope: Scope,
  ): Folded {
    const replacements = node.items.flatMap(({ key, value }): Replacement[] => [
      { start: key.start, end: key.end, text: this.writeKey(key, scope) },
      { start: value.start, end: value.end, text: this.write(value, scope) },
    ]);
    return { text: splice(this.text, node.start, node.end, replacements) };
  }

  private writeKey(key: Expression, scope: Scope): string {
    if (key.kind === 'variable') return key.name;
    const { value, text } = this.fold(key, scope);
    if (!value) return text;
    return this.evaluation.at(key, () => quote(keyText(value) as string));
  }

  /** A known condition as a truth value; undefined for any other. */
  condition(node: Expression, scope: Scope): boolean | undefined {
    const { value } = this.fold(node, scope);
    if (!value) return undefined;
    return this.evaluation.at(node, () => {
      const truth = convert(value, BOOL);
      if (truth.kind === 'bool') return truth.value;
      throw new EvaluationError('the condition is null');
    });
  }

  private foldConditional(
    node: Expression & { kind: 'conditional' },
    scope: Scope,
  ): Folded {
    const decided = this.condition(node.condition, scope);
    if (decided === undefined) {
      const inner = [node.condition, node.then, node.otherwise];
      return this.splice(node, inner, child =>
        child === node.condition
          ? this.writeInline(child, scope)
          : this.write(child, scope),
      );
    }
    const [chosen, other] = decided
      ? [node.then, node.otherwise]
      : [node.otherwise, node.then];
    // An argument that is null is dropped, also where a branch says so.
    if (chosen.kind === 'null') return { value: NULL };
    const folded = this.quoted(() => this.fold(chosen, scope));
    if (!folded.value) return folded;
    const value = this.likeBoth(folded.value, other, scope);
    return value === folded.value ? folded : { value };
  }

  /**
   * The result of a conditional has the type that fits both branches: `5` beside
   * a text is `"5"`. Where the other's type is open the value keeps its own.
   */
  private likeBoth(value: Value, other: Expression, scope: Scope): Value {
    const own = typeOf(value);
    try {
      const type = unify([own, typeOf(this.evaluation.value(other, scope))]);
      if (!type || holdsDynamic(type) || sameType(type, own)) return value;
      return convert(value, type);
    } catch (error) {
      // An error of the branch that is not taken does not count.
      const isOurs =
        error instanceof HclError || error instanceof EvaluationError;
      if (!isOurs) throw error;
      return value;
    }
  }

  private foldCall(node: Call, scope: Scope): Folded {
    if (node.name === 'module') return this.foldModule(node, scope);
    if (node.name === 'try') return this.foldTry(node, scope);
    if (node.name === 'can') return this.foldCan(node, scope);
    const folded = node.arguments.map(inner => this.fold(inner, scope));
    const texts = folded.map(textOfFolded);
    return (
      withoutEmptyArguments(this.text, node, folded, texts) ??
      this.splice(
        node,
        node.arguments,
        inner => texts[node.arguments.indexOf(inner)],
      )
    );
  }

  private foldModule(node: Call, scope: Scope): Folded {
    const { value } = node.arguments[0]
      ? this.fold(node.arguments[0], scope)
      : { value: undefined };
    const name = value ?? this.literal(node.arguments[0], scope);
    if (node.arguments.length !== 1 || name?.kind !== 'string') {
      throw this.evaluation.error('module takes the name of a module', node);
    }
    const pinned = this.moduleSource(name.value);
    if (pinned !== undefined) return { text: quote(pinned) };
    throw this.evaluation.error(
      `there is no module ${JSON.stringify(name.value)} in this golden path`,
      node.arguments[0],
    );
  }

  private literal(
    node: Expression | undefined,
    scope: Scope,
  ): Value | undefined {
    if (!node || !this.isKnown(node, scope)) return undefined;
    const value = this.evaluation.value(node, scope);
    return value.kind === 'string' ? convert(value, STRING) : value;
  }

  /** Known arguments decide where they can; those that fail are left out. */
  private foldTry(node: Call, scope: Scope): Folded {
    const kept: string[] = [];
    let failure: HclError | undefined;
    for (const argument of node.arguments) {
      try {
        const folded = this.quoted(() => this.fold(argument, scope));
        const isLast = folded.value !== undefined;
        if (isLast && kept.length === 0) return folded;
        kept.push(textOfFolded(folded));
        if (isLast) break;
      } catch (error) {
        if (!(error instanceof HclError)) throw error;
        failure ??= error;
      }
    }
    if (kept.length === 0 && failure) throw failure;
    return { text: `try(${kept.join(', ')})` };
  }

  private foldCan(node: Call, scope: Scope): Folded {
    try {
      const [argument] = node.arguments;
      if (argument && this.fold(argument, scope).value) return { value: TRUE };
      return this.splice(node, node.arguments, inner =>
        this.write(inner, scope),
      );
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      return { value: FALSE };
    }
  }

  /** A reference to a repeated block is an object of its copies. */
  private foldReference(node: GetAttribute): Folded | undefined {
    const address = addressOf(node);
    const block = address === undefined ? undefined : this.plan.get(address);
    if (!block) return undefined;
    if (block.kind === 'dropped') {
      throw this.evaluation.error(
        `${address} is left out by its include: refer to it only where it is there`,
        node,
      );
    }
    const entries = [...block.keys].map(
      ([key, name]) => `${quote(key)} = ${name}`,
    );
    return {
      text: entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}',
    };
  }

  private foldIndex(node: Index, scope: Scope): Folded {
    const inline = (inner: Expression) => this.writeInline(inner, scope);
    const address = addressOf(node.of);
    const block = address === undefined ? undefined : this.plan.get(address);
    const key =
      this.fold(node.key, scope).value ?? this.literal(node.key, scope);
    if (block?.kind !== 'repeated' || !key) {
      return this.splice(node, [node.of, node.key], inline);
    }
    const text = this.evaluation.at(node.key, () => keyText(key) as string);
    const name = block.keys.get(text);
    if (name !== undefined) return { text: name };
    throw this.evaluation.error(
      `${address} has no copy ${JSON.stringify(text)}; it has ${
        [...block.keys.keys()].map(k => JSON.stringify(k)).join(', ') || 'none'
      }`,
      node.key,
    );
  }
}

function isKnownName(scope: Scope, name: string): boolean {
  const value = lookUp(scope, name);
  return value !== undefined && value.kind !== 'unknown';
}
