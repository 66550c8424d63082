/**
 * Result of a stage: counts of tests, and what to show of its output.
 * @typedef {{passed: number, failed: number, skipped: number,
 *   notes?: string[], output?: string}} Result
 */

const LONGEST_FAILURE = 60;

/** A stage that is one check, such as the type check. */
export function oneCheck({ code, output }) {
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0, output };
}

/** The beginning of a failure: a difference of two large objects has no end. */
function shorten(message) {
  const lines = message.split('\n');
  const rest = lines.length - LONGEST_FAILURE;
  return rest > 0
    ? [...lines.slice(0, LONGEST_FAILURE), `    … ${rest} more lines`].join(
        '\n',
      )
    : message;
}

/** Counts in the file that `jest --json` writes. */
export function fromJest(report, code) {
  const passed = report?.numPassedTests ?? 0;
  // A suite that cannot be loaded has no failed test, but is a failure.
  const failed =
    (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return {
    passed,
    failed: failed || (code === 0 && passed > 0 ? 0 : 1),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    output: report?.testResults
      ?.filter(suite => suite.status === 'failed')
      .map(suite => `${suite.name}\n${shorten(suite.message)}`)
      .join('\n'),
  };
}

/** Counts at the end of the TAP output of `node --test`. */
export function fromTap({ code, output }) {
  const count = name =>
    Number(new RegExp(`^# ${name} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled');
  return {
    passed,
    failed: failed || (code === 0 && passed > 0 ? 0 : 1),
    skipped: count('skipped') + count('todo'),
    output: failed || code !== 0 ? tapFailures(output) : '',
  };
}

function tapFailures(output) {
  const parts = output.split(/^(?=(?:not )?ok )/m);
  return parts.filter(part => part.startsWith('not ok')).join('');
}

/** Counts in the last `N passed, N failed, N skipped` line of a runner. */
export function fromSummaryLine({ code, output }) {
  const lines = [
    ...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm),
  ];
  const [passed, failed, skipped] = (lines.at(-1) ?? [])
    .slice(1)
    .map(text => Number(text ?? 0));
  const result = {
    passed: passed ?? 0,
    failed: failed ?? 0,
    skipped: skipped ?? 0,
  };
  if (code !== 0 && result.failed === 0) result.failed = 1;
  return result.failed > 0 ? { ...result, output } : result;
}

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    notes: [...(a.notes ?? []), ...(b.notes ?? [])],
    output: [a.output, b.output].filter(Boolean).join('\n'),
  };
}

/** The very last line of `npm test`. */
export function summaryLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** One row per stage: name, outcome, seconds, counts. */
export function table(rows) {
  return rows
    .map(({ name, result, seconds }) =>
      [
        name.padEnd(8),
        (result.failed > 0 ? 'FAILED' : 'ok').padEnd(7),
        `${seconds.toFixed(0)} s`.padStart(6),
        `  ${summaryLine(result)}`,
      ].join(' '),
    )
    .join('\n');
}
