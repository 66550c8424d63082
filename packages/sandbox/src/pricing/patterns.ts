import vm from 'node:vm';

/** Milliseconds that one pattern may take, over all texts; machines are busy. */
const LONGEST = 200;
/** Milliseconds that the patterns of one request may take together. */
const LONGEST_OF_REQUEST = 1_500;
const LONGEST_PATTERN = 300;

/** A filter that cannot be answered; its text says why. */
export class FilterError extends Error {}

const context = vm.createContext({ pattern: /x/, texts: [] as string[] });
const matching = new vm.Script('texts.map(text => pattern.test(text))');

/**
 * A pattern as filters have it: `/LoadBalancerUsage$/i`, `//i`.
 * @throws FilterError when it is none
 */
export function readPattern(text: string): RegExp {
  if (text.length > LONGEST_PATTERN) {
    throw new FilterError(
      `A pattern may have ${LONGEST_PATTERN} characters at most`,
    );
  }
  const [, source, flags] = /^\/([^]*)\/([imsu]*)$/.exec(text) ?? [];
  if (source === undefined) {
    throw new FilterError(`${text} must be written as /pattern/flags`);
  }
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new FilterError(`${text}: ${(error as Error).message}`);
  }
}

/**
 * Matches the patterns of one request. A hostile pattern could take for ever, so
 * the engine is stopped after a time.
 */
export class PatternMatcher {
  #left = LONGEST_OF_REQUEST;

  /** @throws FilterError when it takes too long, or is no pattern */
  match(text: string, texts: readonly string[]): boolean[] {
    const pattern = readPattern(text);
    if (this.#left <= 0) {
      throw new FilterError('The patterns of this request take too long');
    }
    const begin = performance.now();
    try {
      Object.assign(context, { pattern, texts });
      return matching.runInContext(context, { timeout: LONGEST });
    } catch (error) {
      if (
        (error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT'
      ) {
        throw error;
      }
      throw new FilterError(`${text} takes too long`);
    } finally {
      this.#left -= performance.now() - begin;
    }
  }
}
