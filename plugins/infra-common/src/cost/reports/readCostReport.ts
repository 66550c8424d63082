import { decodeReport, MOST_REPORT_BYTES } from './decode';
import { CostReportError } from './error';
import { type ExactJson, parseExactJson } from './exactJson';
import { costProjectKey } from './identity';
import { readOrigin, timeOf } from './origin';
import { readProject } from './project';
import {
  amountAt,
  isObject,
  type JsonObject,
  objectOf,
  Problems,
  shown,
  sumOf,
  textOf,
} from './reading';
import { readScanned } from './scan';
import type { CostReport, CostReportFormat, CostReportProject } from './types';

/** Lists and objects in each other; reports have about fifteen. */
const MOST_DEPTH = 64;
const MOST_PROJECTS = 5_000;
const CURRENCY = /^[A-Z]{3}$/;
const HOW =
  'Send what "infracost breakdown --format json", "infracost diff --format json" or "infracost scan --json" writes.';

export interface CostReportOptions {
  /** When it came in, ISO 8601: stands for the time of a report that has none. */
  receivedAt: string;
  /** Of the report, unpacked; default: {@link MOST_REPORT_BYTES}. */
  mostBytes?: number;
}

/**
 * Reads a report of Infracost: JSON of `breakdown` and `diff` of 0.x and of
 * `scan` of 2.x. Unknown fields say nothing, missing ones are missing, and every
 * sum is verified to its last decimal. What is wrong with one project is told in
 * its estimate; the others are as good as ever.
 * @throws CostReportError when it is no such report
 * @see https://github.com/infracost/infracost/blob/master/schema/infracost.schema.json
 */
export function readCostReport(
  bytes: Uint8Array,
  { receivedAt, mostBytes = MOST_REPORT_BYTES }: CostReportOptions,
): CostReport {
  const root = parseExactJson(decodeReport(bytes, mostBytes), MOST_DEPTH);
  if (!isObject(root)) throw noReport('it is no object');
  const projects = projectsOf(root);
  const format = formatOf(root, projects);
  const problems = new Problems();
  const time = timeOf(textOf(root.timeGenerated), receivedAt);
  if (format === 'v0.10' && !time) {
    problems.add(
      'warning',
      `timeGenerated is not a time of the past; the time when the report came in stands for it.`,
    );
  }
  const frame = {
    currency: currencyOf(root, projects),
    pricedAt: time ?? receivedAt,
  };
  const read =
    format === 'v2'
      ? readScan(projects, frame)
      : readBreakdowns(root, projects, frame);
  verifyTotal(root, format, read.projects, problems);
  noteTwins(read.projects, problems);
  return {
    format,
    source: read.source,
    currency: frame.currency,
    generatedAt: frame.pricedAt,
    ...readOrigin(root),
    projects: read.projects,
    problems: problems.list(),
  };
}

function noReport(what: string): CostReportError {
  return new CostReportError(
    'format',
    `This is no report of Infracost: ${what}. ${HOW}`,
  );
}

function projectsOf(root: JsonObject): JsonObject[] {
  const { projects } = root;
  if (Array.isArray(root.resource_changes) || isObject(root.planned_values)) {
    throw noReport(
      'it is a plan of Terraform, which Infracost is to price first',
    );
  }
  if (!Array.isArray(projects)) throw noReport('it has no list "projects"');
  const wrong = projects.findIndex(each => !isObject(each));
  if (wrong >= 0) throw noReport(`projects[${wrong}] is no object`);
  if (projects.length > MOST_PROJECTS) {
    throw new CostReportError(
      'too-large',
      `The report has ${projects.length} projects, and ${MOST_PROJECTS} are the most. Send it in parts.`,
    );
  }
  return projects as JsonObject[];
}

function formatOf(root: JsonObject, projects: JsonObject[]): CostReportFormat {
  const { version } = root;
  if (version !== undefined) {
    if (typeof version === 'string' && /^0\.\d/.test(version)) {
      const bare = projects.findIndex(
        ({ breakdown, metadata }) =>
          breakdown === undefined && metadata === undefined,
      );
      if (bare < 0) return 'v0.10';
      throw noReport(`projects[${bare}] has no "breakdown"`);
    }
    const known = 'version 0.x is known here';
    throw noReport(
      typeof version === 'string'
        ? `its version is "${shown(version, 40)}", and ${known}`
        : `its version is no text, and ${known}`,
    );
  }
  const wrong = projects.findIndex(
    ({ project_name: name }) => name === undefined,
  );
  if (wrong < 0 && (projects.length > 0 || isObject(root.summary))) return 'v2';
  throw noReport(
    wrong < 0
      ? 'it has neither a "version" nor a project'
      : `it has no "version", and projects[${wrong}] no "project_name"`,
  );
}

function currencyOf(root: JsonObject, projects: JsonObject[]): string {
  const currency = readCurrency(root.currency, 'currency') ?? 'USD';
  projects.forEach((each, index) => {
    const other = readCurrency(each.currency, `projects[${index}].currency`);
    if (other && other !== currency) {
      throw new CostReportError(
        'currency',
        `The report is in ${currency}, but projects[${index}] in ${other}. Send one report for each currency.`,
      );
    }
  });
  return currency;
}

/** Old reports have none, and mean US dollars. */
function readCurrency(
  value: ExactJson | undefined,
  path: string,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && CURRENCY.test(value)) return value;
  throw new CostReportError(
    'currency',
    `${path} is not a code of ISO 4217 such as "USD". Set it with "infracost configure set currency USD".`,
  );
}

interface Frame {
  currency: string;
  pricedAt: string;
}

interface Projects {
  source: string;
  projects: CostReportProject[];
}

function readScan(projects: JsonObject[], frame: Frame): Projects {
  const source = 'Infracost scan';
  const read = projects.map((each, index) =>
    readScanned(each, `projects[${index}]`, { ...frame, source }),
  );
  return { source, projects: read };
}

function readBreakdowns(
  root: JsonObject,
  projects: JsonObject[],
  frame: Frame,
): Projects {
  const metadata = objectOf(root.metadata);
  const command = textOf(metadata.infracostCommand, 40);
  const source = command ? `Infracost ${command}` : 'Infracost';
  const inGit = textOf(metadata.vcsCommitSha) !== undefined;
  const read = projects.map((each, index) =>
    readProject(each, {
      ...frame,
      source,
      inGit,
      path: `projects[${index}]`,
      ...(command && { command }),
    }),
  );
  return { source, projects: read };
}

function verifyTotal(
  root: JsonObject,
  format: CostReportFormat,
  projects: CostReportProject[],
  problems: Problems,
): void {
  const [parent, key, path]: [JsonObject, string, string] =
    format === 'v2'
      ? [objectOf(root.summary), 'total_monthly_cost', 'summary']
      : [root, 'totalMonthlyCost', 'the report'];
  const stated = amountAt(parent, key, path, problems);
  const sum = sumOf(projects.map(({ estimate }) => estimate.monthly));
  if (stated !== null && stated !== sum) {
    problems.add(
      'error',
      `${key} is ${stated}, but the projects give ${sum}. Send the file as Infracost wrote it.`,
    );
  }
}

/** Two of one identity cannot be told apart; whoever matches must ask. */
function noteTwins(projects: CostReportProject[], problems: Problems): void {
  const first = new Map<string, number>();
  projects.forEach(({ identity }, index) => {
    const key = costProjectKey(identity);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, index);
      return;
    }
    problems.add(
      'warning',
      `projects[${other}] and projects[${index}] are both "${shown(
        identity.name,
        100,
      )}". Give each a name of its own in infracost.yml, or say its workspace.`,
    );
  });
}
