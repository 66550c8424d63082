import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main } from '../index';

/** What a run of the command line did. */
export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** Runs `infra-portal` in a folder, without a terminal. */
export async function run(cwd: string, ...argv: string[]): Promise<Outcome> {
  const outcome = { code: 0, out: '', err: '' };
  outcome.code = await main(argv, {
    out: text => {
      outcome.out += text;
    },
    err: text => {
      outcome.err += text;
    },
    color: false,
    cwd,
  });
  return outcome;
}

/** A folder of its own for a test, with files in it. */
export function folderWith(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'infra-portal-cli-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return fs.realpathSync(folder);
}
