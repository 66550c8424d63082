import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The program that plans. */
export interface TerraformProgram {
  /** Absolute path. */
  path: string;
  name: 'terraform' | 'tofu';
  /** `1.11.4` */
  version: string;
}

const NAMES = ['terraform', 'tofu'] as const;
const SLOWEST_ANSWER_MS = 20_000;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function ask(file: string): TerraformProgram | undefined {
  try {
    const text = execFileSync(file, ['version'], {
      encoding: 'utf8',
      timeout: SLOWEST_ANSWER_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { CHECKPOINT_DISABLE: '1', HOME: '/' },
    });
    const [, product, version] =
      /^(Terraform|OpenTofu) v(\S+)/.exec(text) ?? [];
    const name = product === 'OpenTofu' ? 'tofu' : 'terraform';
    return version ? { path: file, name, version } : undefined;
  } catch {
    return undefined;
  }
}

const answers = new Map<string, TerraformProgram | undefined>();

/** Asks a program who it is, again only when its file is another. */
function identify(file: string): TerraformProgram | undefined {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (size === undefined) return undefined;
  const key = [file, mtimeMs, size].join('\0');
  if (!answers.has(key)) answers.set(key, ask(file));
  return answers.get(key);
}

/**
 * Looks for Terraform, then for OpenTofu.
 *
 * @param chosen path of the program to take instead; nothing else is tried
 * @returns undefined when there is none that answers
 */
export function findTerraform(
  chosen?: string,
  env: NodeJS.ProcessEnv = process.env,
): TerraformProgram | undefined {
  if (chosen) return identify(path.resolve(chosen));
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const name of NAMES) {
    const file = folders
      .map(folder => path.resolve(folder, name))
      .find(isExecutable);
    const program = file && identify(file);
    if (program) return program;
  }
  return undefined;
}
