import { MOST_REPORTED_OUTPUT, reportSchema } from '@infra-portal/infra-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure, EXIT, type ExitCode } from '../exitCodes';
import type { Io } from '../io';
import { plainText } from '../output/style';
import { portalAddress } from '../report/portalAddress';
import { sendReport, type Unsent } from '../report/sendReport';

export interface ReportOptions {
  url?: string;
  output?: string;
  timeout?: string;
  dryRun?: boolean;
  /** Fields of the report, by their names; they win over the file's. */
  [field: string]: string | boolean | undefined;
}

/** Fields that are given by an option of their own. */
export const REPORT_FIELDS = {
  id: 'of the job, as your CI numbers it',
  attempt: 'how often the job was tried',
  repository: 'web address of the repository',
  dir: 'folder of the stack',
  workspace: 'Terraform workspace',
  command: 'plan, apply or drift',
  state: 'started, succeeded, failed or cancelled',
  commit: 'whole hash of the commit',
  ref: 'branch',
  pullRequest: 'number of the pull request',
  actor: 'login of who caused it',
  startedAt: 'time, as 2026-11-22T09:00:00Z',
  finishedAt: 'time',
  jobUrl: 'where people read more',
  runner: 'name of your CI',
  exitCode: 'of terraform plan -detailed-exitcode, or of the apply',
  error: 'why it failed',
} as const;

const NUMBERS = new Set(['attempt', 'pullRequest', 'exitCode']);
/** Seconds for one try. */
const PATIENCE = 10;
const SECRET = 'INFRA_PORTAL_REPORT_SECRET';
const CUT = '\n… what stood here is left out …\n';

/** `infra-portal report`: tells the portal how a plan or an apply went. */
export async function report(
  io: Io,
  file: string | undefined,
  options: ReportOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const known = collect(io, file, options);
  if (options.dryRun) {
    io.out(`${JSON.stringify(known, null, 2)}\n`);
    return EXIT.ok;
  }
  const secret = env[SECRET];
  if (!secret) {
    throw new CommandFailure(
      `Set ${SECRET} to the secret of this repository in infraPortal.reports.`,
      EXIT.usage,
    );
  }
  const answer = await sendReport(known, {
    url: portalAddress(options.url ?? env.INFRA_PORTAL_URL),
    secret,
    timeout: Number(options.timeout ?? PATIENCE) * 1_000,
    retrying: why => io.err(`${plainText(why)} It is tried again.\n`),
  });
  io.out(`${plainText(answer.url)}\n`);
  return EXIT.ok;
}

function collect(
  io: Io,
  file: string | undefined,
  options: ReportOptions,
): Unsent {
  const given = file === undefined ? {} : readJson(io, file);
  const fields = Object.keys(REPORT_FIELDS).flatMap(name => {
    const value = options[name];
    if (value === undefined) return [];
    return [[name, NUMBERS.has(name) ? Number(value) : value]];
  });
  const data = {
    version: 1,
    ...given,
    ...Object.fromEntries(fields),
    ...(options.output !== undefined && {
      output: bounded(readIn(io, options.output)),
    }),
    sentAt: new Date().toISOString(),
  };
  const result = reportSchema.safeParse(data);
  if (!result.success) {
    const wrong = result.error.issues.map(
      each => `${each.path.join('.') || 'the report'}: ${each.message}`,
    );
    throw new CommandFailure(
      `The report is not as it is to be.\n${wrong.join('\n')}`,
      EXIT.usage,
    );
  }
  const { sentAt: _, ...known } = result.data;
  return known;
}

function readJson(io: Io, file: string): object {
  try {
    const data = JSON.parse(readIn(io, file));
    if (data && typeof data === 'object' && !Array.isArray(data)) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CommandFailure(`${file} is no JSON object.`, EXIT.usage);
}

/** `-` is what is piped in. */
function readIn(io: Io, file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : path.resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** The end says how it went: more of it is kept than of the beginning. */
function bounded(text: string): string {
  if (text.length <= MOST_REPORTED_OUTPUT) return text;
  const room = MOST_REPORTED_OUTPUT - CUT.length;
  const head = Math.floor(room * 0.4);
  return `${text.slice(0, head)}${CUT}${text.slice(head - room)}`;
}
