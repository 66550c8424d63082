import {
  PlanDiagnostic,
  PlannedResource,
  PlanResult,
  PlanSummary,
} from '@infra-portal/infra-common';
import { paint, plainText, Style } from './style';

const SIGNS: Record<PlannedResource['action'], [string, Style]> = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  delete: ['-', 'red'],
  replace: ['-/+', 'red'],
  read: ['<=', 'dim'],
  import: ['<-', 'green'],
  forget: ['.', 'yellow'],
  'no-op': ['>', 'dim'],
};

/** A plan for people: what happens to which resource, and what was said. */
export function planText(result: PlanResult, color: boolean): string {
  const lines = result.diagnostics.map(each => diagnosticLine(each, color));
  if (result.status === 'planned') {
    lines.push(...summaryLines(result.summary, color));
  } else {
    lines.push(`No plan: ${plainText(result.message)}`);
  }
  lines.push(...result.assumptions.map(each => `Assumed: ${plainText(each)}`));
  const { program, grade, took } = result;
  const by = program ? ` by ${program.name} ${program.version}` : '';
  lines.push(paint(color, 'dim', `${grade} plan${by}, ${took} ms`));
  return lines.map(line => `${line}\n`).join('');
}

function diagnosticLine(diagnostic: PlanDiagnostic, color: boolean): string {
  const { severity, summary, detail, file, line, column } = diagnostic;
  const where = file
    ? `${plainText([file, line, column].filter(Boolean).join(':'))}: `
    : '';
  const word = paint(color, severity === 'error' ? 'red' : 'yellow', severity);
  const text = detail ? `${summary}: ${detail}` : summary;
  return `${where}${word}: ${plainText(text.replace(/\s+/g, ' '))}`;
}

function summaryLines(summary: PlanSummary, color: boolean): string[] {
  const { counts, resources } = summary;
  const rows = resources.map(resource => {
    const [sign, style] = SIGNS[resource.action];
    const from = resource.movedFrom ? ` (was ${resource.movedFrom})` : '';
    const text = plainText(`${resource.address}${from}`);
    return `${paint(color, style, sign.padStart(3))} ${text}`;
  });
  const more = [
    counts.import > 0 ? `${counts.import} to import` : '',
    counts.move > 0 ? `${counts.move} moved` : '',
    counts.forget > 0 ? `${counts.forget} to forget` : '',
  ].filter(Boolean);
  const total = [
    `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`,
    ...more,
  ].join(', ');
  return [...rows, `Plan: ${total}.`];
}
