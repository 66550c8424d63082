import type { Expression, GetAttribute, Index, Splat } from '../syntax';
import { childExpressions } from '../evaluate/walk';
import { literalString } from '../read/literalString';
import type { Located, Place } from './place';
import type { Run } from './run';

/** The way into a value: names, keys and indices; undefined is any of them. */
export type Steps = readonly (string | undefined)[];

interface Waiting extends Located {
  steps: Steps;
}

/** Values nest no deeper than this in what people write. */
const MOST_STEPS = 20;
const MOST_LINKS = 100;

/** Functions that give back one of their arguments, or all of them as one. */
const PASSING = new Set([
  'try',
  'coalesce',
  'merge',
  'sensitive',
  'nonsensitive',
]);

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
  const rest = step === undefined ? node.items : node.items.filter(isComputed);
  return rest.map(valueOf);
}

class Walk {
  private readonly found = new Set<string>();
  private readonly seen = new Set<string>();
  private readonly ids = new Map<object, number>();
  private readonly waiting: Waiting[] = [];

  constructor(private readonly run: Run) {}

  from(start: Located, steps: Steps): string[] {
    this.add(start, steps);
    for (
      let next = this.waiting.pop();
      next && this.found.size < MOST_LINKS && this.run.spend();
      next = this.waiting.pop()
    ) {
      if (this.isNew(next)) this.visit(next);
    }
    return [...this.found].sort();
  }

  private add({ expression, place }: Located, steps: Steps) {
    const short = steps.length > MOST_STEPS ? [] : steps;
    this.waiting.push({ expression, place, steps: short });
  }

  private id(node: object): number {
    const id = this.ids.get(node) ?? this.ids.size;
    this.ids.set(node, id);
    return id;
  }

  private isNew({ expression, place, steps }: Waiting): boolean {
    const at = [this.id(expression), this.id(place.scope), ...steps];
    const key = JSON.stringify(at);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private visit({ expression, place, steps }: Waiting) {
    const add = (inner: Expression, rest: Steps) =>
      this.add({ expression: inner, place }, rest);
    switch (expression.kind) {
      case 'parentheses':
        add(expression.inner, steps);
        break;
      case 'getAttribute':
      case 'index':
      case 'splat':
        add(expression.of, [this.step(expression, place), ...steps]);
        break;
      case 'variable':
        this.name(expression.name, steps, place);
        break;
      case 'conditional': {
        const taken = this.taken(expression.condition, place);
        if (taken !== false) add(expression.then, steps);
        if (taken !== true) add(expression.otherwise, steps);
        break;
      }
      case 'object':
      case 'tuple':
        for (const item of parts(expression, steps[0])) {
          add(item, steps.slice(1));
        }
        break;
      case 'call': {
        const rest = PASSING.has(expression.name) ? steps : [];
        for (const each of expression.arguments) add(each, rest);
        break;
      }
      default:
        for (const each of childExpressions(expression)) add(each, []);
    }
  }

  private step(node: GetAttribute | Index | Splat, place: Place) {
    if (node.kind === 'splat') return undefined;
    if (node.kind === 'getAttribute') return node.name;
    if (node.key.kind === 'number') return node.key.digits;
    return literalString(node.key) ?? this.known(node.key, place);
  }

  private known(key: Expression, place: Place): string | undefined {
    const value = this.run.quietly(key, place);
    if (value.kind === 'string') return value.value;
    return value.kind === 'number' ? value.value.toString() : undefined;
  }

  private taken(condition: Expression, place: Place): boolean | undefined {
    const value = this.run.quietly(condition, place);
    return value.kind === 'bool' ? value.value : undefined;
  }

  private name(root: string, steps: Steps, place: Place) {
    const { module, iterators } = place;
    const [name, ...rest] = steps;
    const iterator = iterators.get(root);
    if (iterator) {
      if (name !== 'key') this.add(iterator, [iterator.key, ...rest]);
    } else if (root === 'local' || root === 'var') {
      if (name === undefined) return;
      const next = root === 'var' ? module.given(name) : module.local(name);
      if (next) this.add(next, rest);
    } else if (root === 'module') {
      this.output(steps, place);
    } else if (name !== undefined) {
      this.resource(`${root}.${name}`, rest[0], place);
    }
  }

  private output([call, ...steps]: Steps, { module }: Place) {
    if (call === undefined) return;
    const isRepeated = module.isRepeated(call);
    const [name, ...rest] = isRepeated ? steps.slice(1) : steps;
    const key = isRepeated ? steps[0] : undefined;
    if (name === undefined) return;
    for (const each of module.outputs(call, key, name)) this.add(each, rest);
  }

  private resource(name: string, key: string | undefined, { module }: Place) {
    const addresses = module.resource(name, key) ?? [];
    addresses.forEach(each => this.found.add(each));
  }
}

/**
 * Addresses of the resources that a value comes from: through locals, variables
 * of modules, outputs and iterators. A branch that is not taken does not count.
 *
 * @param steps which part of the value is meant
 */
export function linksOf(from: Located, steps: Steps, run: Run): string[] {
  return new Walk(run).from(from, steps);
}
