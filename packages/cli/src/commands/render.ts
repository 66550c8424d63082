import fs from 'node:fs';
import path from 'node:path';
import type { FileChange } from '@infra-portal/infra-common';
import {
  asksForSkeleton,
  renderApplication,
  renderService,
  type RenderRequest,
} from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { checkTarget, putText, removeFile } from '../files/text';
import { openRoot, Root, shownPath } from '../files/walk';
import { commitSnapshot, headOf } from '../git/commitSnapshot';
import { Io } from '../io';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository } from '../repository/findRepository';
import {
  folderSnapshot,
  formerOf,
  linesOf,
  Refusal,
  requestOf,
  standardsOf,
} from '../repository/services';

export interface RenderOptions {
  check?: boolean;
  json?: boolean;
  /** Folder of the application, which gets what it lacks of the skeleton. */
  application?: string;
}

/**
 * `infra-portal render`: writes the files of a service from its intent, or says
 * with `--check` which of them are not what its golden path gives.
 */
export async function render(
  io: Io,
  file: string,
  { check = false, json = false, application }: RenderOptions,
): Promise<ExitCode> {
  const { root, folder } = findRepository(io.cwd, path.dirname(file));
  const inRepository = path.posix.join(folder, path.basename(file));
  const target = application ? openRoot(io.cwd, application) : undefined;
  let changes: FileChange[];
  let skeleton: FileChange[] = [];
  try {
    const rendered = await renderFrom(root, inRepository);
    changes = rendered.changes;
    if (target) skeleton = await missingOf(target, rendered.request);
  } catch (error) {
    const lines = linesOf(error);
    if (json) io.out(`${JSON.stringify({ files: [], problems: lines })}\n`);
    else lines.forEach(line => io.out(`${plainText(line)}\n`));
    return EXIT.findings;
  }
  if (!check) {
    // All or nothing: a target that is refused stops the others too.
    changes.forEach(({ path: each }) => checkTarget(root, each));
    skeleton.forEach(({ path: each }) => checkTarget(target!, each));
    changes.forEach(({ path: each, after }) =>
      after === undefined ? removeFile(root, each) : putText(root, each, after),
    );
    skeleton.forEach(({ path: each, after = '' }) =>
      putText(target!, each, after),
    );
  }
  const shown = (at: Root) => (change: FileChange) => ({
    path: shownPath(at, change.path),
    state: stateOf(change),
  });
  const files = [
    ...changes.map(shown(root)),
    ...(target ? skeleton.map(shown(target)) : []),
  ];
  if (json) io.out(`${JSON.stringify({ files, problems: [] })}\n`);
  else report(io, files, check);
  return check && files.length > 0 ? EXIT.findings : EXIT.ok;
}

function stateOf({ before, after }: FileChange): string {
  if (before === undefined) return 'new';
  return after === undefined ? 'removed' : 'changed';
}

/** Files of the skeleton that a folder does not have; none are overwritten. */
async function missingOf(
  root: Root,
  { intent, standards, path: goldenPath }: RenderRequest,
): Promise<FileChange[]> {
  if (!asksForSkeleton(intent)) {
    throw new Refusal(['source.skeleton of the intent asks for no skeleton.']);
  }
  const has = (file: string) => fs.existsSync(path.join(root.path, file));
  const files = await renderApplication(intent, standards, goldenPath);
  return files
    .filter(each => ![each.path, ...each.unless].some(has))
    .map(each => ({ path: each.path, after: each.text }));
}

async function renderFrom(
  root: Root,
  file: string,
): Promise<{ changes: FileChange[]; request: RenderRequest }> {
  const now = folderSnapshot(root);
  const standards = await standardsOf(now);
  const request = await requestOf(file, now, { standards, snapshots: [now] });
  const head = await headOf(root);
  // What the committed intent gave and this one does not is removed.
  const former =
    head && (await formerOf(file, commitSnapshot(root, head), standards));
  const changes = await renderService({
    ...request,
    ...(former && { former }),
    // The folder may have what an earlier edit gave, which nobody committed.
    asGiven: true,
  });
  return { changes, request };
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
