import type { RunCommand } from '../api';
import type { Identity } from './identity';

/** What somebody asked Atlantis for. */
export interface AtlantisRequest extends Identity {
  command: RunCommand;
}

const COMMANDS = new Map<string, RunCommand>([
  ['plan', 'plan'],
  ['apply', 'apply'],
  ['approve_policies', 'policy_check'],
]);
const MOST = 1_000;
const FLAGS = new Map<string, keyof Identity>([
  ['-p', 'project'],
  ['--project', 'project'],
  ['-d', 'dir'],
  ['--dir', 'dir'],
  ['-w', 'workspace'],
  ['--workspace', 'workspace'],
]);

/**
 * Reads a comment that asks Atlantis for a run.
 * @param names first words that it listens to
 */
export function readRequest(
  body: string,
  names: readonly string[],
): AtlantisRequest | undefined {
  if (body.length > MOST) return undefined;
  const lines = body.split('\n').filter(line => line.trim() !== '');
  // Atlantis listens to one line only.
  if (lines.length !== 1) return undefined;
  const [name, word = '', ...rest] = lines[0].trim().split(/\s+/);
  const command = COMMANDS.get(word.toLowerCase());
  if (!command || !names.includes(name.toLowerCase())) return undefined;
  const request: AtlantisRequest = { command };
  for (let index = 0; index < rest.length && rest[index] !== '--'; index += 1) {
    const [flag, joined] = rest[index].split('=', 2);
    const field = FLAGS.get(flag);
    if (!field) continue;
    const value = joined ?? rest[(index += 1)];
    if (value) request[field] = value;
  }
  return request;
}
