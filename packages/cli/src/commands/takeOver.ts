import {
  type TakeOverImport,
  type TakeOverIntent,
  type TakeOverLeft,
  type TakeOverProof,
  type TakeOverSupport,
  type TakeOverWishes,
  takeOverWishesSchema,
} from '@infra-portal/infra-common';
import {
  diffOf,
  diskTree,
  EditConflict,
  proveTakeOver,
  readModules,
  takeOver,
  type TakenOver,
} from '@infra-portal/infra-node';
import { CommandFailure, EXIT, ExitCode } from '../exitCodes';
import { runGit } from '../git/runGit';
import { Io } from '../io';
import { diffText } from '../output/diffText';
import { intentText } from '../output/intentText';
import { plainText } from '../output/style';
import { findRepository } from '../repository/findRepository';
import { keyOf, readMappings } from '../repository/mappings';
import { folderSnapshot, linesOf, standardsOf } from '../repository/services';
import { takeOverIntent } from '../repository/takeOverIntent';

export interface TakeOverOptions {
  json?: boolean;
  modules?: string[];
  mode?: string;
  /** `ADDRESS` or `ADDRESS=ID`. */
  import?: string[];
  leave?: string[];
  workspace?: string;
}

/** Milliseconds that the proof may take. */
const PATIENCE = 120_000;

/**
 * `infra-portal take-over`: what a hand-written stack would become with the
 * released modules, why the rest stays, its plan, and the intent that it comes
 * nearest to. Writes nothing.
 * @throws CommandFailure where the modules are not on this machine, or a file
 *   cannot be read
 */
export async function takeOverStack(
  io: Io,
  dir: string,
  options: TakeOverOptions,
): Promise<ExitCode> {
  const { json = false, modules: named = [], workspace } = options;
  const wishes = wishesOf(options);
  const repository = findRepository(io.cwd, dir);
  const { root, folder } = repository;
  const standards = await standardsOf(folderSnapshot(root)).catch(error => {
    throw new CommandFailure(linesOf(error).join(' '));
  });
  const repositories = readMappings(io.cwd, named, repository);
  const { url } = standards.modules;
  // What is named comes before the repository itself, which may lack the tags.
  const home = repositories.find(each => keyOf(each.url) === keyOf(url));
  if (!home) {
    throw new CommandFailure(
      `The modules of ${url} are not here. Name a clone: --modules ${url}=DIR`,
      EXIT.usage,
    );
  }
  const tags = await runGit(['tag', '--list'], { before: ['-C', home.path] });
  const names = tags.toString().split('\n').filter(Boolean);
  const place = {
    tree: diskTree(root.path),
    folder: folder === '.' ? '' : folder,
    ...{ workspace, repositories, wishes },
    modules: await readModules(standards, home, names),
  };
  const taken = await takeOver(place).catch(error => {
    const isSaid =
      error instanceof EditConflict ||
      (error instanceof Error && error.name === 'InputError');
    if (!isSaid) throw error;
    throw new CommandFailure(error.message);
  });
  const signal = AbortSignal.timeout(PATIENCE);
  const proof =
    taken.files.length > 0
      ? await proveTakeOver(place, taken, { trusted: true, signal })
      : undefined;
  const { support, files, ...found } = taken;
  const intent = await takeOverIntent({
    ...{ ...place, root, dir: folder, standards },
    matched: found.matches.map(({ module }) => module),
  });
  io.out(
    json
      ? `${JSON.stringify({ ...found, support, files, proof, intent })}\n`
      : textOf(taken, proof, intent, io.color),
  );
  const isRefused =
    proof?.holds === false ||
    support?.answer === 'no' ||
    taken.imports.some(({ id }) => id === undefined);
  return isRefused ? EXIT.findings : EXIT.ok;
}

/** An address with its keys, and what stands behind the sign. */
const NAMED = /^((?:[^=[]|\[(?:\d+|"(?:[^"\\]|\\.)*")\])+)(?:=(.*))?$/s;

/** What was said of the state. @throws CommandFailure where it cannot be meant */
function wishesOf({
  mode,
  leave,
  import: named = [],
}: TakeOverOptions): TakeOverWishes {
  const imports = named.map(text => {
    const [, address = text, id] = NAMED.exec(text) ?? [];
    return { address, ...(id !== undefined && { id }) };
  });
  const read = takeOverWishesSchema.safeParse({ mode, imports, leave });
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  const option = path[0] === 'imports' ? 'import' : String(path[0]);
  throw new CommandFailure(`--${option}: ${message}`, EXIT.usage);
}

/** What is imported by which id, and what cannot be. */
const importLine = ({ to, id, reason, form, names }: TakeOverImport) => {
  if (id !== undefined) return plainText(`${to} <- ${id} (import)`);
  const why = [reason, ...names, ...(form ? [form] : [])].join(', ');
  return plainText(`${to} would be made: its id is not known (${why})`);
};

const supportLine = ({ answer, required }: TakeOverSupport) => {
  if (answer === 'yes') return [];
  const said = required
    ? `required_version is "${required}"`
    : 'no required_version';
  return [plainText(`import blocks need Terraform 1.5 or later; ${said}.`)];
};

const leftLine = ({
  address,
  reason,
  module,
  file,
  line,
  ...why
}: TakeOverLeft) => {
  const { creates, differences, names, detail } = why;
  const more = [
    ...(module ? [module] : []),
    ...names,
    ...creates.map(each => `+ ${each}`),
    ...differences.map(each => `~ ${each.address} ${each.argument}`),
    ...(detail ? [detail] : []),
  ];
  const where = file ? `${[file, line].filter(Boolean).join(':')}: ` : '';
  const told = more.length > 0 ? ` (${more.join(', ')})` : '';
  return plainText(`${where}${address} stays: ${reason}${told}`);
};

function proofLine({ grade, counts, holds, program, message }: TakeOverProof) {
  const by = program ? ` by ${program}` : '';
  const imports = counts?.import ? `${counts.import} to import, ` : '';
  const told = counts
    ? `${imports}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy, ${counts.move} to move`
    : message ?? 'compared by the files alone';
  const why = counts
    ? 'It makes or destroys something.'
    : 'It cannot be opened.';
  const harm = holds ? '' : ` ${why}`;
  return plainText(`Plan: ${told} (${grade}${by}).${harm}`);
}

/** The proposal for people: what moves, what stays, plan, files and intent. */
function textOf(
  { matches, left, imports, support, files }: TakenOver,
  proof: TakeOverProof | undefined,
  intent: TakeOverIntent,
  color: boolean,
): string {
  const moves = matches.flatMap(({ module, version, resources }) =>
    resources.map(({ from, to }) =>
      plainText(`${from} -> ${to} (${module} ${version})`),
    ),
  );
  const diffs = files.map(
    ({ after = '', ...file }) =>
      `\n${diffText(color, diffOf({ ...file, after }))}`,
  );
  const nothing = 'No module could make these resources as they are.';
  return `${[
    ...(moves.length > 0 ? moves : [nothing]),
    ...left.map(leftLine),
    ...imports.map(importLine),
    ...(support ? supportLine(support) : []),
    ...(proof ? [proofLine(proof)] : []),
    ...diffs,
    `\n${intentText(intent)}`,
  ].join('\n')}\n`;
}
