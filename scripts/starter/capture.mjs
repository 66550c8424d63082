import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../lib/tool.mjs';

/** Longer than any one command takes on a slow machine. */
export const SLOWEST_MS = 15 * 60_000;

/**
 * Runs a program and keeps the whole of its stdout, apart from its stderr:
 * plans and reports are larger than what is kept of a tool's output.
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export async function capture(command, args, options) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'capture-'));
  const file = path.join(folder, 'stdout');
  const handle = fs.openSync(file, 'w');
  try {
    const { code, output } = await runTool(command, args, {
      timeout: SLOWEST_MS,
      ...options,
      stdio: ['ignore', handle, 'pipe'],
    });
    return { code, stdout: fs.readFileSync(file, 'utf8'), stderr: output };
  } finally {
    fs.closeSync(handle);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
