import { LimitError } from './errors';

const STEPS = 150_000;
const SIZE = 20_000_000;
const DEPTH = 400;

/**
 * What one evaluation may cost: steps taken, characters and elements made, and
 * how deep expressions are nested. Where one is used up it ends with an error,
 * so that no text can hang or exhaust the process.
 */
export class Budget {
  private steps: number;
  private size: number;
  private depth = 0;

  constructor(limits: { steps?: number; size?: number } = {}) {
    this.steps = limits.steps ?? STEPS;
    this.size = limits.size ?? SIZE;
  }

  /** Nothing may be evaluated any more. */
  get isUsedUp(): boolean {
    return this.steps < 0 || !(this.size >= 0);
  }

  /** Takes steps: one for each node evaluated or element visited. */
  step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) {
      throw new LimitError(
        'the expression takes too many steps: make it smaller',
      );
    }
  }

  /** Takes space: a character or an element each. Called before it is made. */
  take(size: number): void {
    this.size -= size;
    if (!(this.size >= 0)) {
      throw new LimitError('the result is too large: make it smaller');
    }
  }

  /** Runs one level deeper. */
  nested<T>(run: () => T): T {
    this.depth += 1;
    if (this.depth > DEPTH) {
      throw new LimitError(
        `expressions are nested deeper than ${DEPTH} levels`,
      );
    }
    try {
      return run();
    } finally {
      this.depth -= 1;
    }
  }
}
