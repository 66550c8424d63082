import { spawn, ChildProcess } from 'node:child_process';
import { devNull } from 'node:os';
import { type ProgramOrder, startProgram } from '@infra-portal/infra-node';

/** A git command that ended with another exit code than the caller can use. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    /** Undefined when a signal ended it. */
    readonly code: number | undefined,
    readonly stderr: string,
  ) {
    super(`git ${args[0]} ended with ${code}: ${stderr.trim().slice(0, 2000)}`);
    this.name = 'GitError';
  }
}

export interface GitOptions {
  input?: string | Buffer;
  env?: Record<string, string>;
  /** Exit codes that are an answer rather than a failure. Default: only 0. */
  okCodes?: number[];
  /** Bytes after which git is stopped; what came until then is the answer. */
  maxOutput?: number;
}

export interface GitResult {
  code: number;
  stdout: Buffer;
  text: string;
  /** Whether `maxOutput` cut the output. */
  truncated: boolean;
}

/**
 * The environment of every git process: no user or system configuration may
 * change what the sandbox answers, and nothing may ask on a terminal.
 */
export function gitEnvironment(extra: Record<string, string> = {}) {
  const { PATH = '', SYSTEMROOT, TMPDIR, TEMP } = process.env;
  return {
    PATH,
    ...(SYSTEMROOT && { SYSTEMROOT }),
    ...(TMPDIR && { TMPDIR }),
    ...(TEMP && { TEMP }),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

const orderOf = (
  directory: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input?: string | Buffer,
): ProgramOrder => ({
  command: 'git',
  args: ['-c', 'safe.directory=*', '-c', 'gc.auto=0', ...args],
  cwd: directory,
  env: gitEnvironment(env),
  input,
});

/** Starts git in a bare repository; the caller owns the streams. */
export function spawnGit(
  directory: string,
  given: readonly string[],
  variables?: Record<string, string>,
): ChildProcess {
  const { command, args, cwd, env } = orderOf(directory, given, variables);
  return spawn(command, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/**
 * Runs git to its end and gives what it printed.
 *
 * @throws GitError when the exit code is not one of `okCodes`.
 */
export async function git(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const { input = '', maxOutput = Infinity, okCodes = [0] } = options;
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  let size = 0;
  let truncated = false;
  const program = startProgram(orderOf(directory, args, options.env, input), {
    onOutput(chunk) {
      if (truncated) return;
      out.push(chunk);
      size += chunk.length;
      truncated = size > maxOutput;
      if (truncated) program.kill();
    },
    onSaid: chunk => void err.push(chunk),
  });
  const code = await program.ended;
  if (!truncated && (code === undefined || !okCodes.includes(code))) {
    throw new GitError(args, code, Buffer.concat(err).toString('utf8'));
  }
  const stdout = Buffer.concat(out);
  return {
    ...{ code: code ?? 0, truncated, stdout },
    get text() {
      return stdout.toString('utf8');
    },
  };
}
