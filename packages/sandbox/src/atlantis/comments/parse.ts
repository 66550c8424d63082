import path from 'node:path';
import { HELP, usageOf } from './help';

export const COMMANDS = [
  'version',
  'plan',
  'apply',
  'cancel',
  'unlock',
  'approve_policies',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What a comment asks Atlantis to do. */
export interface Command {
  name: CommandName;
  /** Relative to the root, or `''`. */
  dir: string;
  workspace: string;
  project: string;
  verbose: boolean;
  autoMergeDisabled: boolean;
  /** The only set of policies that an approval is for, or `''`. */
  policySet: string;
  /** Whether approvals are taken back. */
  clearApproval: boolean;
  /** What follows `--`. */
  extra: string[];
}

export type Parsed =
  | { kind: 'ignored' }
  | { kind: 'answer'; text: string }
  | { kind: 'command'; command: Command };

const FLAGS: Record<string, { long: string; takes: boolean }> = {
  '-w': { long: 'workspace', takes: true },
  '-d': { long: 'dir', takes: true },
  '-p': { long: 'project', takes: true },
  '--workspace': { long: 'workspace', takes: true },
  '--dir': { long: 'dir', takes: true },
  '--project': { long: 'project', takes: true },
  '--verbose': { long: 'verbose', takes: false },
  '--auto-merge-disabled': { long: 'auto-merge-disabled', takes: false },
  '--auto-merge-method': { long: 'auto-merge-method', takes: true },
  '--policy-set': { long: 'policy-set', takes: true },
  '--clear-policy-approval': { long: 'clear-policy-approval', takes: false },
};
const ONLY_FOR: Record<string, CommandName> = {
  'auto-merge-disabled': 'apply',
  'auto-merge-method': 'apply',
  'policy-set': 'approve_policies',
  'clear-policy-approval': 'approve_policies',
};
const BLOCKED = ['-chdir', '--chdir', '-plugin-dir', '--plugin-dir'];

const answer = (text: string): Parsed => ({ kind: 'answer', text });
const wrong = (problem: string, name: CommandName) =>
  answer(`\`\`\`\nError: ${problem}.\n${usageOf(name)}\`\`\``);

/** Words as a shell splits them: quotes hold together. */
function words(text: string): string[] {
  const found = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return found.map(each => each.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

function readFlags(args: string[], name: CommandName) {
  const values = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [given, inline] = args[at].split(/=(.*)/s);
    const flag = Object.hasOwn(FLAGS, given) ? FLAGS[given] : undefined;
    const only = flag && Object.hasOwn(ONLY_FOR, flag.long);
    const known = flag && name !== 'unlock' && name !== 'cancel';
    if (!flag || !known || (only && ONLY_FOR[flag.long] !== name)) {
      const problem = args[at].startsWith('-')
        ? `unknown flag: ${given}`
        : `unknown argument(s) – ${args.slice(at).join(' ')}`;
      return { problem };
    }
    if (!flag.takes) values.set(flag.long, 'true');
    else if (inline !== undefined) values.set(flag.long, inline);
    else if (at + 1 < args.length) {
      at += 1;
      values.set(flag.long, args[at]);
    } else return { problem: `flag needs an argument: ${given}` };
  }
  return { values };
}

/** Reads one comment as Atlantis does. @param user account that it acts as */
export function parseComment(body: string, user: string): Parsed {
  const comment = body.trim().replace(/^`+|`+$/g, '');
  if (/\n\s*\S/.test(comment)) return { kind: 'ignored' };
  const [first = '', second] = comment.split(/\s+/);
  const executable = first.toLowerCase();
  if (executable === 'terraform') {
    return answer('Did you mean to use `atlantis` instead of `terraform`?');
  }
  if (!['run', 'atlantis', `@${user}`].includes(executable)) {
    return { kind: 'ignored' };
  }
  const asked = second?.toLowerCase();
  if (!asked || ['help', '-h', '--help'].includes(asked)) return answer(HELP);
  const name = COMMANDS.find(each => each === asked);
  if (!name) {
    return answer(
      `\`\`\`\nError: unknown command "${asked}".\nRun 'atlantis --help' for usage.\nAvailable commands(--allow-commands): ${COMMANDS.join(
        ', ',
      )}\n\`\`\``,
    );
  }
  return readCommand(name, words(comment).slice(2));
}

function readCommand(name: CommandName, args: string[]): Parsed {
  const dash = args.indexOf('--');
  const extra = dash < 0 ? [] : args.slice(dash + 1);
  const own = dash < 0 ? args : args.slice(0, dash);
  if (own.includes('-h') || own.includes('--help')) {
    return answer(`\`\`\`\n${usageOf(name)}\n\`\`\``);
  }
  const { values, problem } = readFlags(own, name);
  if (!values) return wrong(problem, name);
  const blocked = extra.find(each =>
    BLOCKED.some(flag => each === flag || each.startsWith(`${flag}=`)),
  );
  if (blocked) {
    return wrong(`flag "${blocked}" is not allowed in extra args`, name);
  }
  const given = values.get('dir') ?? '';
  const dir = given && path.posix.join('.', given).replace(/(?<=.)\/$/, '');
  if (dir.startsWith('..')) {
    return wrong(
      `using a relative path "${given}" with -d/--dir is not allowed`,
      name,
    );
  }
  const project = values.get('project') ?? '';
  const workspace = values.get('workspace') ?? '';
  if (/[/\\$\s]|\.\.|^[-~]/.test(workspace)) {
    return wrong(`invalid workspace "${workspace}"`, name);
  }
  if (project && (dir || workspace)) {
    return wrong(
      'cannot use -p/--project at same time as -d/--dir or -w/--workspace',
      name,
    );
  }
  return {
    kind: 'command',
    command: {
      name,
      dir: dir.replace(/^\//, ''),
      workspace,
      project,
      verbose: values.has('verbose'),
      autoMergeDisabled: values.has('auto-merge-disabled'),
      policySet: values.get('policy-set') ?? '',
      clearApproval: values.has('clear-policy-approval'),
      extra,
    },
  };
}

/** Flags that name one project in a command, as Atlantis writes them. */
export function flagsFor({
  name,
  dir,
  workspace,
}: {
  name: string;
  dir: string;
  workspace: string;
}): string {
  const folder = dir.includes(' ') ? JSON.stringify(dir) : dir;
  if (name) return ` -p ${name}`;
  if (workspace === 'default') return ` -d ${folder}`;
  return dir === '.' ? ` -w ${workspace}` : ` -d ${folder} -w ${workspace}`;
}
