import { spawn } from 'node:child_process';
import { CommandFailure } from '../exitCodes';

/** The last part of what git says about a failure. Characters. */
const MESSAGE_KEPT = 4000;

/** Bytes of output that are taken: the names of a very large tree. */
const MOST_OUTPUT = 512 * 1024 * 1024;

export interface GitOptions {
  signal?: AbortSignal;
  /** Given to its standard input. */
  input?: string;
  /** Settings before the command: `-c` and `-C`. */
  before?: string[];
}

/**
 * Runs git with a person's own configuration (credentials, proxies), but
 * without asking anything, and over ordinary protocols only: an address such
 * as `ext::…` would run a program.
 * @throws CommandFailure with git's own words
 */
export function runGit(
  args: string[],
  { signal, input, before = [] }: GitOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...before, ...args], {
      signal,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file',
        GIT_OPTIONAL_LOCKS: '0',
      },
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_OUTPUT) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.stderr.on('data', chunk => {
      said = `${said}${chunk}`.slice(-MESSAGE_KEPT);
    });
    child.stdin.on('error', () => {});
    child.on('error', error => reject(failureOf(args, error.message)));
    child.on('close', code => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(failureOf(args, said.trim() || 'it was ended'));
    });
    child.stdin.end(input);
  });
}

function failureOf(args: string[], said: string): CommandFailure {
  const lines = said.split('\n').filter(Boolean).slice(-4).join(' ');
  return new CommandFailure(`git ${args[0]} failed: ${lines}`);
}
