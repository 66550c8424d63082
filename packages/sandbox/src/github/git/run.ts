import { spawn, ChildProcess } from 'node:child_process';
import { devNull } from 'node:os';

/** A git command that ended with another exit code than the caller can use. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | null,
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

/** Starts git in a bare repository; the caller owns the streams. */
export function spawnGit(
  directory: string,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcess {
  return spawn('git', ['-c', 'safe.directory=*', '-c', 'gc.auto=0', ...args], {
    cwd: directory,
    env: gitEnvironment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/**
 * Runs git to its end and gives what it printed.
 *
 * @throws GitError when the exit code is not one of `okCodes`.
 */
export function git(
  directory: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(directory, args, options.env);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let size = 0;
    let truncated = false;
    child.stdout!.on('data', (chunk: Buffer) => {
      if (truncated) return;
      out.push(chunk);
      size += chunk.length;
      if (options.maxOutput !== undefined && size > options.maxOutput) {
        truncated = true;
        child.kill();
      }
    });
    child.stderr!.on('data', chunk => err.push(chunk));
    child.on('error', reject);
    child.on('close', code => {
      const stdout = Buffer.concat(out);
      const ok = code !== null && (options.okCodes ?? [0]).includes(code);
      if (ok || truncated) {
        resolve({
          code: code ?? 0,
          truncated,
          stdout,
          get text() {
            return stdout.toString('utf8');
          },
        });
      } else {
        reject(new GitError(args, code, Buffer.concat(err).toString('utf8')));
      }
    });
    // A command that ends early closes its input; its exit code tells why.
    child.stdin!.on('error', () => {});
    child.stdin!.end(options.input);
  });
}
