import {
  type CostReportAnswer,
  costReportAnswerSchema,
  costRepositoryOf,
  MOST_REPORT_BYTES,
} from '@infra-portal/infra-common';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { CommandFailure, EXIT, type ExitCode } from '../exitCodes';
import { expandPattern } from '../files/expandPattern';
import type { Io } from '../io';
import { plainText } from '../output/style';
import { deliver, type Receiver } from '../report/deliver';
import { portalAddress } from '../report/portalAddress';

export interface CostUploadOptions {
  url?: string;
  repository?: string;
  commit?: string;
  pullRequest?: string;
  stack?: string;
  timeout?: string;
  strict?: boolean;
  json?: boolean;
}

/** Seconds for one try: reports are large. */
const PATIENCE = 60;
const TOKEN = 'INFRA_PORTAL_COST_TOKEN';

interface Sent extends CostReportAnswer {
  file: string;
}

/** `infra-portal cost upload`: gives the portal what Infracost wrote. */
export async function costUpload(
  io: Io,
  patterns: string[],
  options: CostUploadOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const files = filesOf(io, patterns);
  const query = queryOf(options);
  const receiver = receiverOf(io, options, env);
  const sent: Sent[] = [];
  let failures = 0;
  // One after the other: the portal keeps them in this order.
  for (const file of files) {
    try {
      const answer = await send(io, file, query, receiver);
      sent.push({ file, ...answer });
      if (!options.json) io.out(textOf(file, answer));
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      failures += 1;
      io.err(`${plainText(`${file}: ${error.message}`)}\n`);
    }
  }
  if (options.json) io.out(`${JSON.stringify({ sent, failures }, null, 2)}\n`);
  if (failures > 0) return EXIT.failed;
  return options.strict && sent.some(hasFindings) ? EXIT.findings : EXIT.ok;
}

function hasFindings({ projects }: CostReportAnswer): boolean {
  return projects.some(each => each.state === 'failed' || !each.stack);
}

function filesOf(io: Io, patterns: string[]): string[] {
  const files = patterns.flatMap(pattern => {
    const found = expandPattern(pattern, io.cwd);
    if (found.length > 0) return found;
    throw new CommandFailure(`No file is like ${pattern}.`, EXIT.usage);
  });
  return [...new Set(files)];
}

function queryOf(options: CostUploadOptions): URLSearchParams {
  const { repository, commit, pullRequest, stack } = options;
  const name = repositoryName(repository);
  if (commit !== undefined && !/^[0-9a-f]{7,64}$/.test(commit)) {
    throw new CommandFailure(
      '--commit needs the hash of a commit, in hexadecimal digits.',
      EXIT.usage,
    );
  }
  if (pullRequest !== undefined && !/^[1-9]\d{0,8}$/.test(pullRequest)) {
    throw new CommandFailure('--pull-request needs its number.', EXIT.usage);
  }
  return new URLSearchParams({
    repository: name,
    ...(commit && { commit }),
    ...(pullRequest && { pullRequest }),
    ...(stack && { stack }),
  });
}

/** `host/owner/name`, as it is or of an address. */
function repositoryName(text: string | undefined): string {
  const name = /^[\w.-]+\.[\w.-]+(:\d+)?(\/[\w.-]+){2,}$/.test(text ?? '')
    ? text
    : costRepositoryOf(text);
  if (name) return name;
  throw new CommandFailure(
    'Say of which repository the costs are: --repository github.com/acme/infra, or its address.',
    EXIT.usage,
  );
}

function receiverOf(
  io: Io,
  { url, timeout }: CostUploadOptions,
  env: NodeJS.ProcessEnv,
): Receiver {
  const secret = env[TOKEN];
  if (!secret || !/^[\x21-\x7e]+$/.test(secret)) {
    throw new CommandFailure(
      `Set ${TOKEN} to the token of this repository in the portal's configuration.`,
      EXIT.usage,
    );
  }
  return {
    url: portalAddress(url ?? env.INFRA_PORTAL_URL),
    secret,
    timeout: Number(timeout ?? PATIENCE) * 1_000,
    retrying: why => io.err(`${plainText(why)} It is tried again.\n`),
  };
}

function send(
  io: Io,
  file: string,
  query: URLSearchParams,
  receiver: Receiver,
): Promise<CostReportAnswer> {
  const body = gzipSync(readReport(io, file));
  const headers = {
    authorization: `Bearer ${receiver.secret}`,
    'content-encoding': 'gzip',
  };
  const address = `/api/infra-cost/reports?${query}`;
  const next = () => ({ path: address, headers, body });
  return deliver(next, costReportAnswerSchema, receiver);
}

function readReport(io: Io, file: string): Buffer {
  const place = path.resolve(io.cwd, file);
  try {
    const { size } = statSync(place);
    if (size <= MOST_REPORT_BYTES) return readFileSync(place);
  } catch (error) {
    throw new CommandFailure(`It cannot be read: ${(error as Error).message}`);
  }
  throw new CommandFailure(
    `It has more than ${MOST_REPORT_BYTES} bytes. Send one report for each project.`,
  );
}

function textOf(file: string, answer: CostReportAnswer): string {
  const known = answer.duplicate ? ', which the portal had already' : '';
  const lines = answer.projects.map(({ name, state, stack, unmatched }) => {
    const place = stack ?? `no stack (${unmatched ?? 'it is not known why'})`;
    return `  ${name}: ${state}, ${place}`;
  });
  return [`${file}: sent${known}`, ...lines]
    .map(line => `${plainText(line)}\n`)
    .join('');
}
