import { HclError } from '../read/hclError';
import {
  attributesOf,
  Budget,
  evaluate,
  unknown,
  type Value,
} from '../evaluate';
import type { Expression } from '../syntax';
import type { Declarations } from './declared';
import type { Source } from './report';

/** What all expressions of one module may cost together. */
const STEPS = 1_000_000;

/** Locals that lead to locals are followed so far, for the stack's sake. */
const DEEPEST_LOCAL = 50;

/** Values share parts: what is said in a line may be more than there is memory. */
const MOST_PARTS = 20_000;

/** Whether a value has more parts than are worth a look, shared ones counted each time. */
function isLarge(value: Value): boolean {
  const open = [value];
  let left = MOST_PARTS;
  for (let next = open.pop(); next; next = open.pop()) {
    const parts: Iterable<Value> =
      'items' in next
        ? next.items
        : ('entries' in next && next.entries.values()) || [];
    for (const part of parts) {
      left -= 1;
      if (left < 0) return true;
      open.push(part);
    }
  }
  return false;
}

/**
 * Values of expressions of one module, as far as they are known without
 * running anything: literals, and what locals make of them. Variables,
 * resources and all else are unknown.
 */
export class KnownValues {
  private readonly budget = new Budget({ steps: STEPS });
  private readonly locals = new Map<string, Value>();
  private depth = 0;

  constructor(private readonly declared: Declarations) {}

  /** The value; unknown also where the expression has none, which others report. */
  of(expression: Expression, source: Source): Value {
    const entries = [...attributesOf('local', expression)].map(
      name => [name, this.local(name)] as const,
    );
    const values = new Map<string, Value>([
      ['local', { kind: 'object', entries: new Map(entries) }],
    ]);
    try {
      const scope = { values, others: 'unknown' } as const;
      const value = evaluate(expression, scope, source, this.budget);
      return isLarge(value) ? unknown() : value;
    } catch (error) {
      if (error instanceof HclError) return unknown();
      throw error;
    }
  }

  private local(name: string): Value {
    const known = this.locals.get(name);
    if (known) return known;
    const local = this.declared.locals.get(name);
    if (!local || this.depth >= DEEPEST_LOCAL) return unknown();
    this.locals.set(name, unknown());
    this.depth += 1;
    const value = this.of(local.expression, local.source);
    this.depth -= 1;
    this.locals.set(name, value);
    return value;
  }
}
