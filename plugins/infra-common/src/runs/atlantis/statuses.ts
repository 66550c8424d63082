import { RUN_COMMANDS, type RunCommand } from '../api';

/** What a commit status of Atlantis is about. */
export interface AtlantisStatus {
  command: RunCommand;
  /** Project or `dir/workspace`; undefined: all projects together. */
  target?: string;
}

/**
 * Reads the context of a commit status: `atlantis/plan` or `atlantis/plan: id`.
 * @param name `--vcs-status-name` of the server
 * @returns undefined when it is not about runs
 */
export function readStatusContext(
  name: string,
  context: string,
): AtlantisStatus | undefined {
  const start = `${name}/`;
  if (!context.startsWith(start)) return undefined;
  const rest = context.slice(start.length);
  const colon = rest.indexOf(': ');
  const word = colon < 0 ? rest : rest.slice(0, colon);
  const command = RUN_COMMANDS.find(each => each === word);
  if (!command) return undefined;
  if (colon < 0) return { command };
  const target = rest.slice(colon + 2);
  return target === '' ? undefined : { command, target };
}
