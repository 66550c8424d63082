/**
 * An expected failure: one sentence for a person, no stack trace.
 * `remedy` says what to do about it; `details` are a few decisive lines of a
 * log, shown below the sentence.
 */
export class Failure extends Error {
  constructor(message, { remedy = '', details = [], exitCode = 1 } = {}) {
    super(message);
    this.name = 'Failure';
    this.remedy = remedy;
    this.details = details;
    this.exitCode = exitCode;
  }
}

/** Says an error on stderr. @returns the exit code of the process */
export function report(error, write = text => process.stderr.write(text)) {
  if (!(error instanceof Failure)) {
    write(
      `\nSomething unexpected happened; please report it with these lines:\n${
        error?.stack ?? error
      }\n`,
    );
    return 1;
  }
  const sentence = error.remedy
    ? `${error.message} ${error.remedy}`
    : error.message;
  const details = error.details.map(line => `  ${line}\n`).join('');
  write(`\n${sentence}\n${details}`);
  return error.exitCode;
}
