import path from 'node:path';
import type { FileChange } from '@infra-portal/infra-common';
import { renderService } from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { checkTarget, putText, removeFile } from '../files/text';
import { Root, shownPath } from '../files/walk';
import { commitSnapshot, headOf } from '../git/commitSnapshot';
import { Io } from '../io';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository } from '../repository/findRepository';
import {
  folderSnapshot,
  formerOf,
  linesOf,
  requestOf,
  standardsOf,
} from '../repository/services';

export interface RenderOptions {
  check?: boolean;
  json?: boolean;
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
  const now = folderSnapshot(root);
  const standards = await standardsOf(now);
  const request = await requestOf(file, now, { standards, snapshots: [now] });
  const head = await headOf(root);
  // What the committed intent gave and this one does not is removed.
  const former =
    head && (await formerOf(file, commitSnapshot(root, head), standards));
  return renderService({ ...request, ...(former && { former }) });
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
