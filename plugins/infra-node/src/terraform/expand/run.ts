import { HclError } from '../read/hclError';
import type { ModuleSource } from '../read/module';
import type { Expression } from '../syntax';
import { Budget } from '../evaluate/budget';
import { convert } from '../evaluate/convert';
import { EvaluationError, LimitError } from '../evaluate/errors';
import { evaluate } from '../evaluate/evaluate';
import type { Scope } from '../evaluate/scope';
import type { Type } from '../evaluate/types';
import { children, unknown, type Value } from '../evaluate/values';
import type { ExpandOptions, ExpansionProblem } from './types';

/** What the expressions of one stack may cost together. */
const STEPS = 1_000_000;
/** Values that lead to values, for the call stack's sake. */
const DEEPEST = 100;
/** Parts of one value; shared parts count each time. */
const MOST_PARTS = 50_000;
const MOST_PROBLEMS = 100;
const LONGEST_MESSAGE = 500;
/** One for each problem, and as many that are the same as others. */
const MOST_ERRORS = 2 * MOST_PROBLEMS;
const TOO_MUCH =
  'The stack takes too much to work out; some of its values are left out.';

const EXPECTED = [HclError, EvaluationError, LimitError];

/** Where an expression stands: the file, what names mean, and whose it is. */
export interface Context {
  source: ModuleSource;
  scope: Scope;
  /** Named in problems. */
  address: string;
}

/** One expansion: what it may still cost, and what went wrong. */
export class Run {
  readonly budget: Budget;
  readonly problems: ExpansionProblem[] = [];
  private readonly told = new Set<string>();
  private depth = 0;
  private errors = 0;
  private saidOver = false;
  private modules = 0;

  constructor(readonly options: ExpandOptions) {
    this.budget = new Budget({ steps: options.steps ?? STEPS });
  }

  problem(message: string, address?: string): void {
    const text = message.slice(0, LONGEST_MESSAGE);
    const key = JSON.stringify([text, address]);
    if (this.told.has(key) || this.problems.length >= MOST_PROBLEMS) return;
    this.told.add(key);
    this.problems.push({
      message: text,
      ...(address && { address: address.slice(0, 1_000) }),
    });
  }

  /** The stack is too large or too costly; the rest of it stays unknown. */
  get isOver(): boolean {
    if (!this.budget.isUsedUp && this.errors < MOST_ERRORS) return false;
    if (!this.saidOver) this.problems.push({ message: TOO_MUCH });
    this.saidOver = true;
    return true;
  }

  /** Counts an instance of a module. @returns whether there may be one more */
  takeModule(most: number): boolean {
    this.modules += 1;
    if (this.modules <= most) return true;
    this.problem(
      `The stack calls more than ${most} modules; the others are left out.`,
    );
    return false;
  }

  /** Takes steps for work that is no evaluation. @returns whether there were any left */
  spend(steps = 1): boolean {
    try {
      this.budget.step(steps);
      return true;
    } catch (error) {
      if (error instanceof LimitError) return false;
      throw error;
    }
  }

  /** The value of an expression; unknown where it has none, which is a problem. */
  value(expression: Expression, { source, scope, address }: Context): Value {
    return this.guarded(address, () => {
      const value = evaluate(expression, scope, source, this.budget);
      return this.isLarge(value) ? this.tooLarge(address) : value;
    });
  }

  /** The same where others tell of what is wrong. */
  quietly(expression: Expression, { source, scope }: Context): Value {
    if (this.isOver) return unknown();
    try {
      return evaluate(expression, scope, source, this.budget);
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      this.errors += 1;
      return unknown();
    }
  }

  /** The same in a type. */
  converted(expression: Expression, type: Type, context: Context): Value {
    const value = this.value(expression, context);
    return this.guarded(context.address, () => convert(value, type));
  }

  /** Runs what may end in an error of an expression, or lead too deep. */
  guarded(address: string, run: () => Value): Value {
    if (this.isOver) return unknown();
    if (this.depth >= DEEPEST) {
      this.problem('Values refer to each other too deeply.', address);
      return unknown();
    }
    this.depth += 1;
    try {
      return run();
    } catch (error) {
      if (!EXPECTED.some(type => error instanceof type)) throw error;
      this.errors += 1;
      this.problem((error as Error).message, address);
      return unknown();
    } finally {
      this.depth -= 1;
    }
  }

  private tooLarge(address: string): Value {
    this.problem('The value is too large to be worked out.', address);
    return unknown();
  }

  /** Values share parts, so that a few lines may say more than there is memory. */
  private isLarge(value: Value): boolean {
    const open = [value];
    let parts = 0;
    for (let next = open.pop(); next; next = open.pop()) {
      for (const part of children(next)) {
        parts += 1;
        if (parts > MOST_PARTS) return true;
        open.push(part);
      }
    }
    this.budget.step(parts);
    return false;
  }
}
