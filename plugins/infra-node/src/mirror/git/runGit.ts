import { spawn, type ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { startProgram } from '../../programs';
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

const argumentsOf = (args: readonly string[]) => [
  '--git-dir=.',
  ...SETTINGS,
  ...args,
];

/** Starts git on a bare repository, as the leader of a process group. */
export function spawnGit(
  directory: string,
  args: readonly string[],
  options: EnvironmentOptions,
): ChildProcess {
  return spawn('git', argumentsOf(args), {
    cwd: directory,
    env: gitEnvironment(options),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
}

/**
 * Runs git to its end.
 * @throws GitError when it fails, takes too long or says too much
 */
export async function runGit(
  directory: string,
  args: readonly string[],
  options: GitRunOptions,
): Promise<GitResult> {
  const { input = '', maxOutput = MOST_OUTPUT, outgrown } = options;
  let ended: GitError['reason'] = 'exit';
  const out: Buffer[] = [];
  let size = 0;
  let said = '';
  const decoder = new StringDecoder('utf8');
  const git = startProgram(
    {
      ...{ command: 'git', args: argumentsOf(args), cwd: directory, input },
      env: { ...gitEnvironment(options), ...options.variables },
    },
    {
      onOutput(chunk) {
        size += chunk.length;
        if (size > maxOutput) stop('too-large');
        else out.push(chunk);
      },
      onSaid(chunk) {
        said = (said + decoder.write(chunk)).slice(-MOST_SAID);
      },
    },
  );
  function stop(reason: GitError['reason']) {
    ended = reason;
    git.kill();
  }
  const timer = setTimeout(() => stop('timeout'), options.timeout);
  const watch = outgrown && watchGrowth(outgrown, stop);
  const code = await git.ended.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
  });
  const ok = code !== undefined && (options.okCodes ?? [0]).includes(code);
  if (ok && ended === 'exit') {
    return { code, stdout: Buffer.concat(out), stderr: said };
  }
  const output = Buffer.concat(out).toString('utf8', 0, MOST_SAID);
  throw new GitError(args[0], code, said, ended, output);
}

function watchGrowth(
  outgrown: () => Promise<boolean>,
  stop: (reason: GitError['reason']) => void,
) {
  return setInterval(async () => {
    if (await outgrown().catch(() => false)) stop('too-large');
  }, 1_000);
}
