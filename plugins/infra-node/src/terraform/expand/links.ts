import type { Scope } from '../evaluate/scope';
import type { Expression, GetAttribute, Index, Splat } from '../syntax';
import { childExpressions } from '../evaluate/walk';
import { literalString } from '../read/literalString';
import type { Located, Place } from './place';
import type { Run } from './run';

/** The way into a value: names, keys and indices; undefined is any of them. */
export type Steps = readonly (string | undefined)[];

/** Values nest no deeper than this in what people write. */
const MOST_STEPS = 20;
const MOST_LINKS = 100;
/** Expressions that lead to expressions, for the call stack's sake. */
const DEEPEST = 500;
const NOTHING: readonly string[] = [];

/** Functions that give back one of their arguments, or all of them as one. */
const PASSING = new Set([
  'try',
  'coalesce',
  'merge',
  'sensitive',
  'nonsensitive',
]);

const LITERALS: ReadonlySet<string> = new Set(['number', 'bool', 'null']);

/** All of them once, in order. */
function union(lists: readonly (readonly string[])[]): readonly string[] {
  const some = lists.filter(each => each.length > 0);
  if (some.length <= 1) return some[0] ?? NOTHING;
  return [...new Set(some.flat())].slice(0, MOST_LINKS);
}

const valueOf = ({ value }: { value: Expression }) => value;

const keyOf = (key: Expression) =>
  key.kind === 'variable' ? key.name : literalString(key);

/** The items of a literal that a step leads to; all where that cannot be told. */
function parts(
  node: Extract<Expression, { kind: 'object' | 'tuple' }>,
  step: string | undefined,
): Expression[] {
  if (node.kind === 'tuple') {
    const item = step === undefined ? undefined : node.items[Number(step)];
    return item ? [item] : node.items;
  }
  const named = node.items.filter(({ key }) => keyOf(key) === step);
  if (step !== undefined && named.length > 0) return named.map(valueOf);
  const isComputed = ({ key }: { key: Expression }) => keyOf(key) === undefined;
  // A single block of JSON stands without the list that it is shown in.
  const isAny = step === undefined || /^\d+$/.test(step);
  const rest = isAny ? node.items : node.items.filter(isComputed);
  return rest.map(valueOf);
}

/** Follows references; what it found once it knows again. */
export class Links {
  private readonly known = new Map<
    Expression,
    Map<Scope, Map<string, readonly string[]>>
  >();
  private depth = 0;

  constructor(private readonly run: Run) {}

  /**
   * Addresses of the resources that a value comes from: through locals,
   * variables of modules, outputs and iterators. A branch that is not taken
   * does not count.
   *
   * @param steps which part of the value is meant
   */
  of({ expression, place }: Located, steps: Steps): readonly string[] {
    if (LITERALS.has(expression.kind)) return NOTHING;
    const known = this.knownOf(expression, place.scope);
    const key = steps.length === 0 ? '' : JSON.stringify(steps);
    const before = known.get(key);
    if (before) return before;
    // What leads back to itself adds nothing to itself.
    known.set(key, NOTHING);
    if (this.depth >= DEEPEST || !this.run.spend()) return NOTHING;
    this.depth += 1;
    const short = steps.length > MOST_STEPS ? [] : steps;
    const found = this.follow(expression, place, short);
    this.depth -= 1;
    known.set(key, found);
    return found;
  }

  private knownOf(expression: Expression, scope: Scope) {
    let scopes = this.known.get(expression);
    if (!scopes) this.known.set(expression, (scopes = new Map()));
    let known = scopes.get(scope);
    if (!known) scopes.set(scope, (known = new Map()));
    return known;
  }

  private all(
    expressions: readonly Expression[],
    place: Place,
    steps: Steps,
  ): readonly string[] {
    return union(
      expressions.map(expression => this.of({ expression, place }, steps)),
    );
  }

  private follow(
    expression: Expression,
    place: Place,
    steps: Steps,
  ): readonly string[] {
    switch (expression.kind) {
      case 'parentheses':
        return this.all([expression.inner], place, steps);
      case 'getAttribute':
      case 'index':
      case 'splat': {
        const step = this.step(expression, place);
        return this.all([expression.of], place, [step, ...steps]);
      }
      case 'variable':
        return this.name(expression.name, steps, place);
      case 'conditional': {
        const { then, otherwise } = expression;
        const taken = this.taken(expression.condition, place);
        if (taken === undefined) {
          return this.all([then, otherwise], place, steps);
        }
        return this.all([taken ? then : otherwise], place, steps);
      }
      case 'object':
      case 'tuple':
        return this.all(parts(expression, steps[0]), place, steps.slice(1));
      case 'call': {
        const rest = PASSING.has(expression.name) ? steps : [];
        return this.all(expression.arguments, place, rest);
      }
      default:
        return this.all(childExpressions(expression), place, []);
    }
  }

  private step(node: GetAttribute | Index | Splat, place: Place) {
    if (node.kind === 'splat') return undefined;
    if (node.kind === 'getAttribute') return node.name;
    if (node.key.kind === 'number') return node.key.digits;
    return literalString(node.key) ?? this.keyText(node.key, place);
  }

  private keyText(key: Expression, place: Place): string | undefined {
    const value = this.run.quietly(key, place);
    if (value.kind === 'string') return value.value;
    return value.kind === 'number' ? value.value.toString() : undefined;
  }

  private taken(condition: Expression, place: Place): boolean | undefined {
    const value = this.run.quietly(condition, place);
    return value.kind === 'bool' ? value.value : undefined;
  }

  private name(root: string, steps: Steps, place: Place): readonly string[] {
    const { module, iterators } = place;
    const [name, ...rest] = steps;
    const iterator = iterators.get(root);
    if (iterator) {
      return name === 'key' ? [] : this.of(iterator, [iterator.key, ...rest]);
    }
    if (name === undefined) return NOTHING;
    if (root === 'local' || root === 'var') {
      const next = root === 'var' ? module.given(name) : module.local(name);
      return next ? this.of(next, rest) : NOTHING;
    }
    if (root === 'module') return this.output(steps, place);
    return module.resource(`${root}.${name}`, rest[0]) ?? NOTHING;
  }

  private output(
    [call = '', ...steps]: Steps,
    { module }: Place,
  ): readonly string[] {
    const isRepeated = module.isRepeated(call);
    const [name, ...rest] = isRepeated ? steps.slice(1) : steps;
    const key = isRepeated ? steps[0] : undefined;
    if (name === undefined) return NOTHING;
    return union(
      module.outputs(call, key, name).map(each => this.of(each, rest)),
    );
  }
}
