/**
 * Verdicts on what the scanners print. A scan that found nothing to look at is
 * a failure: it looks like success and proves nothing.
 */

const relative = (file, root) =>
  file.replace(/^\/+/, '/').replace(`${root}/`, '').replace(/^\//, '');

/**
 * @param output what `checkov -o json` printed
 * @param files the plans that were to be scanned, relative to `root`
 * @returns {{scanned: Map<string, number>, failures: string[]}} how many checks
 *   each plan had, and what failed
 */
export function judgeCheckov(output, files, root) {
  const start = output.search(/^[[{]/m);
  const reports = [JSON.parse(output.slice(start))].flat();
  const scanned = new Map(files.map(file => [file, 0]));
  const failures = [];
  for (const { results } of reports) {
    if (!results) continue;
    const all = [
      ...results.passed_checks,
      ...results.failed_checks,
      ...(results.skipped_checks ?? []),
    ];
    for (const check of all) {
      const file = relative(check.file_abs_path ?? check.file_path, root);
      if (scanned.has(file)) scanned.set(file, scanned.get(file) + 1);
    }
    for (const check of results.failed_checks) {
      const file = relative(check.file_abs_path ?? check.file_path, root);
      failures.push(
        `${file}: ${check.resource}: ${check.check_name} [${check.check_id}]`,
      );
    }
  }
  return { scanned, failures };
}

/**
 * @param output what `conftest test -o json` printed
 * @returns {{scanned: Map<string, number>, failures: string[]}}
 */
export function judgeConftest(output, files) {
  const scanned = new Map(files.map(file => [file, 0]));
  const failures = [];
  for (const result of JSON.parse(output)) {
    const looked =
      (result.successes ?? 0) +
      (result.failures?.length ?? 0) +
      (result.warnings?.length ?? 0) +
      (result.exceptions?.length ?? 0);
    const file = result.filename;
    if (scanned.has(file)) scanned.set(file, scanned.get(file) + looked);
    for (const failure of result.failures ?? [])
      failures.push(`${file}: ${failure.msg}`);
  }
  return { scanned, failures };
}

/** A verdict in sentences; empty when all is well. */
export function complaints(scanner, { scanned, failures }) {
  const empty = [...scanned].filter(([, count]) => count === 0);
  return [
    ...failures,
    ...empty.map(([file]) => `${file}: ${scanner} looked at nothing in it.`),
    ...(scanned.size === 0 ? [`${scanner} had no plan to look at.`] : []),
  ];
}
