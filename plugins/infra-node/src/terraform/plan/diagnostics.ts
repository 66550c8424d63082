import path from 'node:path';
import type { PlanDiagnostic } from '@infra-portal/infra-common';

/** A configuration can have thousands of errors; nobody reads more. */
const MOST = 100;
const LONGEST = 4_000;

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown) =>
  (typeof value === 'string' ? value : '').slice(0, LONGEST);

function line(text_: string): unknown {
  try {
    return JSON.parse(text_);
  } catch {
    return undefined;
  }
}

/**
 * The diagnostics in what `terraform plan -json` prints: one JSON object a line,
 * others are skipped.
 *
 * @param folder where Terraform ran
 * @param shownPath what to call a file
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function parseDiagnostics(
  output: string,
  folder: string,
  shownPath: (file: string) => string,
): PlanDiagnostic[] {
  const found: PlanDiagnostic[] = [];
  for (const each of output.split('\n')) {
    const message = each.includes('"diagnostic"') ? line(each) : undefined;
    if (!isRecord(message) || !isRecord(message.diagnostic)) continue;
    if (found.length >= MOST) break;
    const { severity, summary, detail, address, range } = message.diagnostic;
    const start =
      isRecord(range) && isRecord(range.start) ? range.start : undefined;
    const file = isRecord(range) ? text(range.filename) : '';
    found.push({
      severity: severity === 'warning' ? 'warning' : 'error',
      summary: text(summary),
      detail: text(detail),
      ...(file && { file: shownPath(path.posix.join(folder, file)) }),
      ...(typeof start?.line === 'number' && { line: start.line }),
      ...(typeof start?.column === 'number' && { column: start.column }),
      ...(text(address) && { address: text(address) }),
    });
  }
  return found;
}
