/** A query that gets no answer; the type is the `errorType` of Prometheus. */
export class PromqlError extends Error {
  constructor(readonly type: 'bad_data' | 'execution', message: string) {
    super(message);
    this.name = 'PromqlError';
  }
}

/** What a query says cannot be done with what was found. */
export const execution = (message: string) =>
  new PromqlError('execution', message);

/**
 * What cannot be understood.
 * @param at offset in the text of the query
 */
export function parseError(query: string, at: number, message: string) {
  const before = query.slice(0, at).split('\n');
  const column = before[before.length - 1].length + 1;
  return new PromqlError(
    'bad_data',
    `${before.length}:${column}: parse error: ${message}`,
  );
}
