import { spawn, type ChildProcess } from 'node:child_process';
import type { ProgramEars, ProgramOrder, RunningProgram } from './program';

/** Kills a program that leads a process group, with everything that it started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Starts a program from this process, which stands still meanwhile. */
export function startHere(
  { command, args, cwd, env, input, endsWithUs }: ProgramOrder,
  { onOutput, onSaid }: ProgramEars,
): RunningProgram {
  const child = spawn(command, [...args], {
    ...{ cwd, env, detached: true },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const kill = () => killGroup(child);
  if (endsWithUs) process.once('exit', kill);
  child.stdout!.on('data', onOutput);
  child.stderr!.on('data', onSaid);
  // A program that ends early closes its input; its exit code tells why.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? undefined));
  });
  return {
    kill,
    ended: ended.finally(() => process.removeListener('exit', kill)),
  };
}
