import type { Amount } from '../amount';
import type { CostProblem, Estimate } from '../estimate';

/** Of Infracost: 0.x with past and difference, or 2.x, which knows only now. */
export const COST_REPORT_FORMATS = ['v0.10', 'v2'] as const;
export type CostReportFormat = (typeof COST_REPORT_FORMATS)[number];

/** What tells which stack a project of a report is. */
export interface CostProjectIdentity {
  /** As the configuration or the command names it; else a place. */
  name: string;
  /** Folder in the repository; `.` is its root. */
  subPath?: string;
  /** Folder from where Infracost ran, which may be the repository's root. */
  path?: string;
  /** Address of the module, when modules were priced one by one. */
  modulePath?: string;
  /** Terraform workspace; none stands for `default`, too. */
  workspace?: string;
}

/** What a project cost before, and how that was found. */
export interface CostComparison {
  /** *plan*: what the state says. *diff*: another report. */
  with: 'plan' | 'diff';
  before: { monthly: Amount; usage: Amount };
  /** `monthly` of the estimate less `before.monthly`. */
  delta: Amount;
}

export interface CostReportProject {
  identity: CostProjectIdentity;
  /** As Infracost names it: `terraform_dir`. */
  type?: string;
  /** A *failed* one has no amount: its zeros mean nothing. */
  estimate: Estimate;
  /** Only when something was compared and both sides are sound. */
  comparison?: CostComparison;
}

/** What Infracost wrote into one file. Nothing in it names a person. */
export interface CostReport {
  format: CostReportFormat;
  /** What made it: `Infracost breakdown`. */
  source: string;
  /** ISO 4217; all amounts are in it. */
  currency: string;
  /** When it was made, ISO 8601 in UTC; when it came in, where it does not say. */
  generatedAt: string;
  /** `host/owner/name` */
  repository?: string;
  branch?: string;
  /** Hash of the commit. */
  commit?: string;
  /** Number of the pull request. */
  pullRequest?: number;
  projects: CostReportProject[];
  /** Of the report as a whole; those of a project are in its estimate. */
  problems: CostProblem[];
}
