import { existsSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Launcher } from './Launcher';
import type { ProgramEars, ProgramOrder, RunningProgram } from './program';
import { startHere } from './startHere';

/** Bytes of memory below which a process starts a program about as quickly as any. */
const SMALL = 200 * 1024 * 1024;
/** Bytes of input above which handing it on costs more than starting here. */
const LARGE_INPUT = 8 * 1024 * 1024;

let launcher: Launcher | undefined;
let isMissing = false;

/** Starts a program, from a small process where this one is large. */
export function startProgram(
  order: ProgramOrder,
  ears: ProgramEars,
): RunningProgram {
  const isHere =
    isMissing ||
    process.platform === 'win32' ||
    (order.input?.length ?? 0) > LARGE_INPUT ||
    (!launcher && process.memoryUsage.rss() < SMALL);
  const found = isHere ? undefined : launcher ?? findLauncher();
  return found ? found.start(order, ears) : startHere(order, ears);
}

function findLauncher(): Launcher | undefined {
  try {
    const file = resolvePackagePath(
      ...(['@infra-portal/infra-node', 'bin', 'launcher.cjs'] as const),
    );
    if (existsSync(file)) launcher = new Launcher(file);
  } catch {
    // A program bundled into one file has no packages around it.
  }
  isMissing = launcher === undefined;
  return launcher;
}
