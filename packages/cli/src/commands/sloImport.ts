import {
  importSlos,
  type ImportedSlo,
  type SloFileProblem,
  type SloImportFormat,
} from '@infra-portal/infra-node';
import fs from 'node:fs';
import path from 'node:path';
import { CommandFailure, EXIT, type ExitCode } from '../exitCodes';
import { putText, readText } from '../files/text';
import { listFiles, openRoot, type Root, shownPath } from '../files/walk';
import type { Io } from '../io';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { isSloError, sloProblemLine } from './sloProblem';

export interface SloImportCommandOptions {
  format?: SloImportFormat;
  /** As OpenSLO writes it. */
  window: string;
  source?: string;
  environment?: string;
  service?: string;
  /** Folder of the repository that files are written below. */
  out: string;
  force?: boolean;
  json?: boolean;
}

const YAML = /\.ya?ml$/;
/** One that OpenSLO takes as a name (RFC 1123). */
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

interface Written {
  path: string;
  id: string;
  state: 'written' | 'current' | 'kept';
}

/**
 * `infra-portal slo import`: files of Sloth, of Pyrra and of `openslo.com/v2alpha`
 * become files of objectives. What cannot be taken is told, and the rest is written.
 */
export function sloImport(
  io: Io,
  place: string,
  options: SloImportCommandOptions,
): ExitCode {
  const problems: SloFileProblem[] = [];
  const found: ImportedSlo[] = [];
  let recognised = 0;
  check(options);
  for (const { root, file } of filesOf(io.cwd, place)) {
    const source = { path: shownPath(root, file), text: readText(root, file) };
    const read = importSlos(source, options);
    recognised += read.recognised;
    if (read.recognised > 0 || options.format) problems.push(...read.problems);
    found.push(...apart(read.slos, found, source.path, problems));
  }
  if (recognised === 0 && problems.length === 0) {
    throw new CommandFailure(
      `${place} has no objectives of Sloth (prometheus/v1, sloth.slok.dev/v1), Pyrra (pyrra.dev/v1alpha1) or openslo.com/v2alpha.`,
    );
  }
  const written = write(io.cwd, found, options);
  tell(io, { written, problems }, options);
  const isKept = written.some(({ state }) => state === 'kept');
  return isKept || problems.some(isSloError) ? EXIT.findings : EXIT.ok;
}

function check({ source, environment }: SloImportCommandOptions): void {
  for (const [option, value] of Object.entries({ source, environment })) {
    if (value === undefined || NAME.test(value)) continue;
    throw new CommandFailure(
      `--${option} must be lower-case letters, digits and hyphens, at most 63.`,
      EXIT.usage,
    );
  }
}

/** One file, or all of a folder that could be meant. */
function filesOf(cwd: string, place: string): { root: Root; file: string }[] {
  const absolute = path.resolve(cwd, place);
  if (fs.statSync(absolute, { throwIfNoEntry: false })?.isFile()) {
    const root = openRoot(cwd, path.dirname(place));
    return [{ root, file: path.basename(place) }];
  }
  const root = openRoot(cwd, place);
  return listFiles(root)
    .filter(file => YAML.test(file))
    .map(file => ({ root, file }));
}

/** Objectives whose file no other one is. */
function apart(
  slos: readonly ImportedSlo[],
  before: readonly ImportedSlo[],
  file: string,
  problems: SloFileProblem[],
): ImportedSlo[] {
  return slos.filter(slo => {
    const same = before.find(each => each.path === slo.path);
    if (!same) return true;
    problems.push({
      ...{ file, line: 1, column: 1, severity: 'error' },
      message: `${slo.id} would be the file ${slo.path}, which ${same.id} of another file is already. Give one another name.`,
    });
    return false;
  });
}

function write(
  cwd: string,
  found: readonly ImportedSlo[],
  { out, force }: SloImportCommandOptions,
): Written[] {
  const root = openRoot(cwd, '.');
  const folder = path.posix.normalize(out.split(path.sep).join('/'));
  if (path.isAbsolute(out) || folder.split('/')[0] === '..') {
    throw new CommandFailure(
      '--out must be a folder below the one you are in.',
      EXIT.usage,
    );
  }
  return found.map((slo): Written => {
    const file = path.posix.join(folder, slo.path);
    const before = fs.existsSync(path.join(root.path, file))
      ? readText(root, file)
      : undefined;
    const { id } = slo;
    if (before === slo.text) return { path: file, id, state: 'current' };
    if (before !== undefined && !force)
      return { path: file, id, state: 'kept' };
    putText(root, file, slo.text);
    return { path: file, id, state: 'written' };
  });
}

const COLORS = { written: 'green', current: 'dim', kept: 'red' } as const;

function tell(
  io: Io,
  { written, problems }: { written: Written[]; problems: SloFileProblem[] },
  { json }: SloImportCommandOptions,
): void {
  if (json) {
    io.out(`${JSON.stringify({ files: written, problems })}\n`);
    return;
  }
  problems.forEach(each => io.out(sloProblemLine(io, each)));
  for (const { path: file, state } of written) {
    io.out(`${paint(io.color, COLORS[state], state)}  ${plainText(file)}\n`);
  }
  const kept = written.filter(({ state }) => state === 'kept').length;
  const errors = problems.filter(isSloError).length;
  const remedy = kept > 0 ? '; add --force to replace what is there' : '';
  io.out(
    `${count(written.length, 'objective')}, ${count(errors, 'error')}, ${count(
      problems.length - errors,
      'warning',
    )}, ${kept} kept as they were${remedy}.\n`,
  );
}
