import type { RunCounts } from '../api';

const number = '(\\d{1,7})';
/** As Terraform ends a plan. */
const PLAN = new RegExp(
  `^Plan: (?:${number} to import, )?${number} to add, ${number} to change, ${number} to destroy(?:, ${number} to forget)?\\.`,
);
/** As Terraform ends an apply. */
const APPLY = new RegExp(
  `^Apply complete! Resources: (?:${number} imported, )?${number} added, ${number} changed, ${number} destroyed(?:, ${number} forgotten)?\\.`,
);
const NO_CHANGES = /^No changes\. /;
const OUTPUTS = /^Changes to Outputs:/;

export interface PlanResult {
  /** Undefined: it does not say. */
  hasChanges?: boolean;
  counts?: RunCounts;
}

const none = (): RunCounts => ({
  ...{ add: 0, change: 0, destroy: 0, import: 0, forget: 0 },
});

function add(sum: RunCounts, match: RegExpExecArray): void {
  const [imports, adds, changes, destroys, forgets] = match
    .slice(1)
    .map(text => Number(text ?? 0));
  sum.import += imports;
  sum.add += adds;
  sum.change += changes;
  sum.destroy += destroys;
  sum.forget += forgets;
}

/**
 * What a plan or an apply says that it changes. Several plans in one text, as of
 * Terragrunt, are summed.
 */
export function readCounts(text: string): PlanResult {
  const sum = none();
  let matches = 0;
  let unchanged = false;
  let outputs = false;
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, 200).trim().replaceAll('**', '');
    const match = PLAN.exec(line) ?? APPLY.exec(line);
    if (match) {
      add(sum, match);
      matches += 1;
    } else if (NO_CHANGES.test(line)) unchanged = true;
    else if (OUTPUTS.test(line)) outputs = true;
  }
  if (matches > 0) return { hasChanges: true, counts: sum };
  if (outputs) return { hasChanges: true, counts: none() };
  return unchanged ? { hasChanges: false, counts: none() } : {};
}
