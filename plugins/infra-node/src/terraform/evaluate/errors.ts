/** What an expression did wrong, without its place: `evaluate` adds that. */
export class EvaluationError extends Error {
  /** @param argument index of the function's argument that is to blame */
  constructor(message: string, readonly argument?: number) {
    super(message);
    this.name = 'EvaluationError';
  }
}

/** An expression costs too much. Neither `try` nor `can` hides it. */
export class LimitError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LimitError';
  }
}
