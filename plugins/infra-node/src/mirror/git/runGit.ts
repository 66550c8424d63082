import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { gitEnvironment, type EnvironmentOptions } from './environment';

/** A git command that ended otherwise than the caller can use. */
export class GitError extends Error {
  constructor(
    readonly command: string,
    /** Exit code; undefined when it was killed. */
    readonly code: number | undefined,
    /** What it said, cut. May hold text of the other side: hostile. */
    readonly said: string,
    readonly reason: 'exit' | 'timeout' | 'too-large',
    /** The beginning of what it gave. */
    readonly output = '',
  ) {
    super(`git ${command} ended with ${code ?? reason}: ${said.trim()}`);
    this.name = 'GitError';
  }
}

export interface GitRunOptions extends EnvironmentOptions {
  input?: string | Buffer;
  /** Milliseconds after which it and what it started are killed. */
  timeout: number;
  /** Exit codes that are an answer. Default: only 0. */
  okCodes?: readonly number[];
  /** Bytes of output after which it is killed. */
  maxOutput?: number;
  /** Further variables, such as an author. */
  variables?: NodeJS.ProcessEnv;
  /** Looked at about once a second; true kills it as too large. */
  outgrown?: () => Promise<boolean>;
}

export interface GitResult {
  code: number;
  stdout: Buffer;
  /** What it said on the side. */
  stderr: string;
}

const MOST_SAID = 8_000;
const MOST_OUTPUT = 512 * 1024 * 1024;

/** Settings of every call; those of a repository must not change it. */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'credential.helper=',
  'safe.directory=*',
].flatMap(setting => ['-c', setting]);

/** Starts git on a bare repository, as the leader of a process group. */
export function spawnGit(
  directory: string,
  args: readonly string[],
  options: EnvironmentOptions & { variables?: NodeJS.ProcessEnv },
): ChildProcess {
  return spawn('git', ['--git-dir=.', ...SETTINGS, ...args], {
    cwd: directory,
    env: { ...gitEnvironment(options), ...options.variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
}

/** Kills git with everything that it started. */
export function killGroup(child: ChildProcess) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/**
 * Runs git to its end.
 * @throws GitError when it fails, takes too long or says too much
 */
export function runGit(
  directory: string,
  args: readonly string[],
  options: GitRunOptions,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(directory, args, options);
    let ended: GitError['reason'] = 'exit';
    const stop = (reason: GitError['reason']) => {
      ended = reason;
      killGroup(child);
    };
    const timer = setTimeout(() => stop('timeout'), options.timeout);
    const watch = options.outgrown && watchGrowth(options.outgrown, stop);
    const out = collect(child.stdout!, options.maxOutput ?? MOST_OUTPUT, () =>
      stop('too-large'),
    );
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-MOST_SAID);
    });
    child.on('error', reject);
    child.on('close', code => {
      clearTimeout(timer);
      clearInterval(watch);
      const ok = code !== null && (options.okCodes ?? [0]).includes(code);
      if (ok && ended === 'exit') {
        resolve({ code, stdout: Buffer.concat(out), stderr: said });
      } else {
        const output = Buffer.concat(out).toString('utf8', 0, MOST_SAID);
        reject(new GitError(args[0], code ?? undefined, said, ended, output));
      }
    });
    // A command that ends early closes its input; its exit code tells why.
    child.stdin!.on('error', () => {});
    child.stdin!.end(options.input);
  });
}

function collect(stream: Readable, limit: number, over: () => void) {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) over();
    else chunks.push(chunk);
  });
  return chunks;
}

function watchGrowth(
  outgrown: () => Promise<boolean>,
  stop: (reason: GitError['reason']) => void,
) {
  return setInterval(async () => {
    if (await outgrown().catch(() => false)) stop('too-large');
  }, 1_000);
}
