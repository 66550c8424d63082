import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';

export interface GitRun {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the git program as a person would, without this machine's settings. */
export function runGit(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<GitRun> {
  return new Promise(resolve => {
    execFile(
      'git',
      ['-c', 'advice.detachedHead=false', ...args],
      {
        cwd,
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          HOME: cwd,
          LC_ALL: 'C',
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_TERMINAL_PROMPT: '0',
          GIT_AUTHOR_NAME: 'developer',
          GIT_AUTHOR_EMAIL: 'developer@example.com',
          GIT_COMMITTER_NAME: 'developer',
          GIT_COMMITTER_EMAIL: 'developer@example.com',
          ...env,
        },
      },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? 1) || 1 : 0;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** As `runGit`, but a failure is an error with what git said. */
export async function gitOk(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { code, stdout, stderr } = await runGit(cwd, args, env);
  if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** A clone of a repository that a test works in. */
export class WorkingCopy {
  constructor(readonly directory: string) {}

  git(...args: string[]): Promise<string> {
    return gitOk(this.directory, args);
  }

  run(...args: string[]): Promise<GitRun> {
    return runGit(this.directory, args);
  }

  /** Writes files (`null` removes one), commits them and gives the commit. */
  async commit(
    files: Record<string, string | Buffer | null>,
    message = 'Change files',
  ): Promise<string> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.directory, name);
      if (content === null) {
        await fs.rm(file, { recursive: true });
      } else {
        await fs.mkdir(path.dirname(file), { recursive: true });
        await fs.writeFile(file, content);
      }
    }
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }
}
