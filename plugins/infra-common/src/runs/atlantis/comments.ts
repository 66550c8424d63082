import type { RunCommand } from '../api';
import { oneLine } from './clean';
import { type Identity, readIdentity } from './identity';
import { isContinuation } from './pieces';
import { type CommentSection, findParts, readSection } from './sections';

/** What a comment of Atlantis says. */
export type AtlantisComment =
  /** How a command went for each project that it says something of. */
  | {
      kind: 'results';
      command: RunCommand;
      sections: CommentSection[];
      /** All projects that it was run for. */
      projects: Identity[];
    }
  /** A command failed as a whole. */
  | { kind: 'failed'; command: RunCommand; problem: string }
  /** Plans were thrown away: of one project, or all of the pull request. */
  | { kind: 'discarded'; identity?: Identity }
  /** People let policies pass. */
  | { kind: 'approved'; projects: Identity[] }
  /** Something else, or a part of what is not there. */
  | { kind: 'other' };

const RESULT = /^Ran ([A-Z][A-Za-z ]{1,30}?) for (.{1,1100})$/;
const MANY = /^(\d{1,6}) projects:$/;
const APPROVED = /^Approved Policies for \d{1,6} projects:$/;
const COMMAND_ERROR = /^\*\*([A-Z][A-Za-z ]{1,30}?) Error\*\*$/;
const COMMAND_FAILED = /^\*\*([A-Z][A-Za-z ]{1,30}?) Failed\*\*: ?(.{0,2000})$/;
const DISCARDED =
  /^\*\*Warning\*\*: The plan for (dir: `[^`]{1,500}` workspace: `[^`]{1,200}`) was \*\*discarded\*\*/;
const UNLOCKED =
  'All Atlantis locks for this PR have been unlocked and plans discarded';
const CLOSED =
  'Locks and plans deleted for the projects and workspaces modified in this pull request:';
const ITEM = '1. ';

const COMMANDS = new Map<string, RunCommand>([
  ['Plan', 'plan'],
  ['Apply', 'apply'],
  ['Policy Check', 'policy_check'],
]);

/**
 * Reads a comment of Atlantis; its parts have to be joined before, see
 * `joinPieces`. What is in no form that is known is `other`. Takes time in
 * proportion to its length.
 */
export function parseComment(body: string): AtlantisComment {
  const lines = body.split('\n').map(line => line.trimEnd());
  const first = lines[0] ?? '';
  if (isContinuation(body)) return { kind: 'other' };
  const result = RESULT.exec(first);
  if (result) return readResults(result[1], result[2], lines);
  if (APPROVED.test(first)) {
    return { kind: 'approved', projects: listOf(lines).projects };
  }
  if (first === UNLOCKED || first === CLOSED) return { kind: 'discarded' };
  const discarded = DISCARDED.exec(first);
  if (discarded) {
    return { kind: 'discarded', identity: readIdentity(discarded[1]) };
  }
  return readFailure(first, lines);
}

function readResults(
  title: string,
  rest: string,
  lines: readonly string[],
): AtlantisComment {
  const command = COMMANDS.get(title);
  if (!command) return { kind: 'other' };
  const isPolicy = command === 'policy_check';
  if (!MANY.test(rest)) {
    const identity = readIdentity(rest);
    if (!identity) return { kind: 'other' };
    const section = readSection(identity, lines.slice(1), isPolicy);
    const projects = [section.identity];
    return { kind: 'results', command, sections: [section], projects };
  }
  const { projects, end } = listOf(lines);
  const sections = findParts(lines, end, projects).map(part =>
    readSection(part.identity, lines.slice(part.from, part.to), isPolicy),
  );
  return { kind: 'results', command, sections, projects };
}

/** The list of projects at the beginning, and the line after it. */
function listOf(lines: readonly string[]): {
  projects: Identity[];
  end: number;
} {
  const projects: Identity[] = [];
  let end = 1;
  for (; end < lines.length && lines[end] !== '---'; end += 1) {
    const line = lines[end];
    if (!line.startsWith(ITEM)) {
      if (line === '' && projects.length === 0) continue;
      break;
    }
    projects.push(readIdentity(line.slice(ITEM.length)) ?? {});
  }
  return { projects, end };
}

function readFailure(first: string, lines: readonly string[]): AtlantisComment {
  const failed = COMMAND_FAILED.exec(first);
  const title = failed?.[1] ?? COMMAND_ERROR.exec(first)?.[1];
  const command = title === undefined ? undefined : COMMANDS.get(title);
  if (!command) return { kind: 'other' };
  const text =
    failed?.[2] ??
    readSection({}, lines, false).problem ??
    'It failed; Atlantis did not say why.';
  return { kind: 'failed', command, problem: oneLine(text) };
}
