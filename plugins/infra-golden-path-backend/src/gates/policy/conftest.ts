import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Milliseconds for the policies of one plan. */
const LONGEST = 20_000;
/** Bytes of what a program may say. */
const MOST_OUTPUT = 8 * 1024 * 1024;

/** The program that runs Rego. */
export interface Conftest {
  path: string;
  version: string;
}

/** What one rule says. */
export interface PolicyFinding {
  severity: 'error' | 'warning';
  message: string;
  rule?: string;
}

/** Looks for conftest on a search path; undefined when there is none. */
export async function findConftest(
  searchPath = process.env.PATH ?? '',
): Promise<Conftest | undefined> {
  for (const folder of searchPath.split(path.delimiter).filter(Boolean)) {
    const file = path.resolve(folder, 'conftest');
    try {
      await access(file, constants.X_OK);
      const { stdout } = await run(file, ['--version'], { timeout: 5_000 });
      const version = /(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
      if (version) return { path: file, version };
    } catch {
      // Not there, or no program: the next one.
    }
  }
  return undefined;
}

const results = z.array(
  z.object({
    failures: z.array(ruleResult()).nullish(),
    warnings: z.array(ruleResult()).nullish(),
  }),
);

function ruleResult() {
  return z.object({
    msg: z.string(),
    metadata: z.object({ rule: z.string().optional() }).nullish(),
  });
}

/**
 * Asks the policies about a plan, in a folder that is gone afterwards. The
 * program learns nothing of this process's environment.
 *
 * @param files policies and what they read, by path from the repository's top
 * @param stack folder of the stack
 * @throws Error when the policies themselves fail, and when it takes too long
 */
export async function askPolicies(
  program: Conftest,
  files: ReadonlyMap<string, string>,
  stack: { directory: string; planJson: string },
  signal?: AbortSignal,
): Promise<PolicyFinding[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'infra-policy-'));
  try {
    const plan = path.join(stack.directory, 'plan.json');
    for (const [file, text] of [...files, [plan, stack.planJson] as const]) {
      const target = path.join(folder, file);
      if (!target.startsWith(folder + path.sep)) continue;
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text, { mode: 0o600 });
    }
    const config = files.has('policies/conftest.toml')
      ? ['--config-file', 'policies/conftest.toml']
      : ['--policy', 'policies'];
    const text = await outputOf(
      program,
      ['test', ...config, '--output', 'json', plan],
      {
        cwd: folder,
        env: { HOME: folder, STACK_DIRECTORY: stack.directory },
        signal,
      },
    );
    return findingsOf(results.parse(JSON.parse(text)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function outputOf(
  program: Conftest,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; signal?: AbortSignal },
): Promise<string> {
  try {
    const { stdout } = await run(program.path, args, {
      ...options,
      timeout: LONGEST,
      killSignal: 'SIGKILL',
      maxBuffer: MOST_OUTPUT,
    });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as {
      code?: unknown;
      stdout?: string;
      stderr?: string;
    };
    // It ends with 1 when a rule failed, and says so in its output.
    if (typeof code === 'number' && stdout?.trim().startsWith('[')) {
      return stdout;
    }
    options.signal?.throwIfAborted();
    const why = stderr?.trim().split('\n')[0].slice(0, 300);
    throw new Error(why || 'The policies could not be run in time');
  }
}

function findingsOf(all: z.output<typeof results>): PolicyFinding[] {
  return all.flatMap(({ failures, warnings }) => [
    ...(failures ?? []).map(each => toFinding(each, 'error')),
    ...(warnings ?? []).map(each => toFinding(each, 'warning')),
  ]);
}

function toFinding(
  { msg, metadata }: z.output<ReturnType<typeof ruleResult>>,
  severity: PolicyFinding['severity'],
): PolicyFinding {
  const rule = metadata?.rule;
  return { severity, message: msg, ...(rule && { rule }) };
}
