import path from 'node:path';
import {
  checkIntent,
  FileChange,
  goldenPathFolder,
  intentPath,
  ServiceIntent,
  Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  DocumentError,
  EditConflict,
  GoldenPath,
  HclError,
  readGoldenPath,
  readStandards,
  readYaml,
  renderService,
  StandardsError,
} from '@infra-portal/infra-node';
import fs from 'node:fs';
import { CommandFailure, EXIT, ExitCode } from '../exitCodes';
import { checkTarget, putText, readText, removeFile } from '../files/text';
import { listFiles, Root, rootAt, shownPath } from '../files/walk';
import { Io } from '../io';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository } from '../repository/findRepository';

export interface RenderOptions {
  check?: boolean;
  json?: boolean;
}

/** What stands in the way of a service, each a line for a person. */
class Refusal extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'));
  }
}

/**
 * `infra-portal render`: writes the files of a service from its intent, or says
 * with `--check` which of them are not what its golden path gives.
 */
export async function render(
  io: Io,
  file: string,
  { check = false, json = false }: RenderOptions,
): Promise<ExitCode> {
  const { root, folder } = findRepository(io.cwd, path.dirname(file));
  const inRepository = path.posix.join(folder, path.basename(file));
  let changes: FileChange[];
  try {
    changes = await renderFrom(root, inRepository);
  } catch (error) {
    const lines = linesOf(error);
    if (json) io.out(`${JSON.stringify({ files: [], problems: lines })}\n`);
    else lines.forEach(line => io.out(`${plainText(line)}\n`));
    return EXIT.findings;
  }
  if (!check) {
    // All or nothing: a target that is refused stops the others too.
    changes.forEach(({ path: target }) => checkTarget(root, target));
    changes.forEach(({ path: target, after }) =>
      after === undefined
        ? removeFile(root, target)
        : putText(root, target, after),
    );
  }
  const files = changes.map(change => ({
    path: shownPath(root, change.path),
    state: stateOf(change),
  }));
  if (json) io.out(`${JSON.stringify({ files, problems: [] })}\n`);
  else report(io, files, check);
  return check && files.length > 0 ? EXIT.findings : EXIT.ok;
}

function stateOf({ before, after }: FileChange): string {
  if (before === undefined) return 'new';
  return after === undefined ? 'removed' : 'changed';
}

async function renderFrom(root: Root, file: string): Promise<FileChange[]> {
  const intentText = readText(root, file);
  const standards = readStandards(readText(root, 'portal.yaml'));
  const intent = readYaml(intentText, file, validateIntent);
  const expected = intentPath(standards, intent.product, intent.service);
  const problems = checkIntent(intent, standards).map(
    problem => `${file}: ${problem.path.join('.')}: ${problem.message}`,
  );
  if (file !== expected) problems.unshift(`${file} belongs at ${expected}`);
  if (problems.length > 0) throw new Refusal(problems);
  return renderService({
    intent,
    intentText,
    standards,
    path: goldenPathOf(root, standards, intent),
    base: async target =>
      fs.existsSync(path.join(root.path, target))
        ? readText(root, target)
        : undefined,
  });
}

function goldenPathOf(
  root: Root,
  standards: Standards,
  { goldenPath }: ServiceIntent,
): GoldenPath {
  const folder = goldenPathFolder(standards, goldenPath.name);
  const within = rootAt(root, folder);
  if (!fs.existsSync(within.path)) {
    throw new Refusal([
      `There is no golden path ${goldenPath.name} in ${folder}`,
    ]);
  }
  const files = listFiles(within).map(
    file => [file, readText(within, file)] as const,
  );
  return readGoldenPath(folder, new Map(files));
}

/** The lines of an error that speaks to people; others are thrown on. */
function linesOf(error: unknown): string[] {
  if (error instanceof Refusal) return error.lines;
  const forPeople =
    error instanceof DocumentError ||
    error instanceof StandardsError ||
    error instanceof EditConflict ||
    error instanceof HclError;
  if (forPeople) return error.message.split('\n');
  throw error instanceof Error ? error : new CommandFailure(String(error));
}

function report(
  io: Io,
  files: { path: string; state: string }[],
  check: boolean,
): void {
  for (const { path: shown, state } of files) {
    const style = state === 'new' ? 'green' : 'yellow';
    io.out(`${paint(io.color, style, state.padEnd(7))}  ${plainText(shown)}\n`);
  }
  const word = check ? 'not as the golden path gives it' : 'written';
  io.out(`${count(files.length, 'file')} ${word}.\n`);
}
