import type { FileChange, GateFinding } from '@infra-portal/infra-common';
import { formatHcl, HclError } from '@infra-portal/infra-node';
import type { Pause } from '../util/steps';
import type { GateOutcome } from './types';

const FORMATTED = /\.(tf|tfvars|tftest\.hcl)$/;

/** Every file of Terraform is as `terraform fmt` writes it. */
export async function formatGate(
  changes: readonly FileChange[],
  pause: Pause,
): Promise<GateOutcome> {
  const findings: GateFinding[] = [];
  for (const { path, before, after } of changes) {
    if (after === undefined || !FORMATTED.test(path)) continue;
    const line = await firstDifference(after);
    if (line !== undefined) {
      // Who wrote it so by hand is not held back by what the portal adds.
      const wasSo =
        before !== undefined && (await firstDifference(before)) !== undefined;
      findings.push(notFormatted(path, line, wasSo ? 'warning' : 'error'));
    }
    await pause();
  }
  return { findings, source: 'terraform fmt (hclwrite)' };
}

/** The first line that formatting changes; undefined when none. From 1. */
async function firstDifference(text: string): Promise<number | undefined> {
  try {
    const formatted = await formatHcl(text);
    if (formatted === text) return undefined;
    const lines = formatted.split('\n');
    return (
      text.split('\n').findIndex((line, at) => line !== lines[at]) + 1 || 1
    );
  } catch (error) {
    // What cannot be read is said by the terraform gate.
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

function notFormatted(
  file: string,
  line: number,
  severity: GateFinding['severity'],
): GateFinding {
  return {
    code: 'format.fmt',
    severity,
    message: {
      en: 'This file is not as terraform fmt writes it.',
      ko: 'terraform fmt 형식과 다릅니다.',
    },
    file,
    line,
  };
}
