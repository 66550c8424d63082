import type { ReviewFinding } from '@infra-portal/infra-common';
import type { ForgeAlert, ForgeAnnotation } from '@infra-portal/infra-node';
import { CHECK_NAME } from '../requests/steps/check';

/** More are nobody's reading. */
const MOST = 1_000;

const SEVERITIES = {
  failure: 'error',
  warning: 'warning',
  notice: 'notice',
} as const;

const RANK = ['error', 'warning', 'notice'];

/**
 * What checks and scanners say of a commit, the gravest first; the same said
 * twice of a line is said once. What the portal says of golden paths is shown at
 * the files themselves.
 */
export function findingsOf(
  annotations: readonly ForgeAnnotation[],
  alerts: readonly ForgeAlert[],
): ReviewFinding[] {
  const all = [
    ...annotations
      .filter(({ check }) => check !== CHECK_NAME)
      .map(ofAnnotation),
    ...alerts.map(ofAlert),
  ];
  const found = new Map<string, ReviewFinding>();
  for (const each of all) {
    const { path, line, rule, message, title } = each;
    const key = JSON.stringify([path, line, rule ?? title, message.trim()]);
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()].sort(byGravity).slice(0, MOST);
}

function ofAnnotation(
  {
    check,
    path,
    line,
    endLine,
    level,
    title,
    message,
    url,
    at,
  }: ForgeAnnotation,
  index: number,
): ReviewFinding {
  return {
    id: `annotation-${index}`,
    ...{ source: check, severity: SEVERITIES[level], message, at },
    ...(title && { title }),
    ...(path && { path, line, endLine }),
    ...(url && { url }),
  };
}

function ofAlert({
  number,
  tool,
  rule,
  level,
  message,
  path,
  line,
  endLine,
  url,
  at,
}: ForgeAlert): ReviewFinding {
  return {
    id: `alert-${number}`,
    ...{ source: tool, rule, severity: SEVERITIES[level], message, at, url },
    ...(path && { path }),
    ...(path && line !== undefined && { line, endLine: endLine ?? line }),
  };
}

function byGravity(a: ReviewFinding, b: ReviewFinding): number {
  const order = (one = '', other = '') =>
    one < other ? -1 : Number(one > other);
  return (
    RANK.indexOf(a.severity) - RANK.indexOf(b.severity) ||
    order(a.path, b.path) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}
