import {
  type FoundSlo,
  isSloFile,
  isSloDerived,
  readSlos,
  sloDerivedFiles,
  type SloFile,
  type SloFileProblem,
} from '@infra-portal/infra-node';
import { compileSlo, type Slo } from '@infra-portal/infra-common';
import { EXIT, type ExitCode } from '../exitCodes';
import { putText, readText, removeFile } from '../files/text';
import { listFiles, openRoot, type Root, shownPath } from '../files/walk';
import type { Io } from '../io';
import { paint, plainText, type Style } from '../output/style';
import { count } from '../output/table';
import { isSloError, sloProblemLine } from './sloProblem';

export interface SloOptions {
  /** Address in front of the paths of runbooks. */
  links?: string;
  check?: boolean;
  json?: boolean;
  /** Tests of rules, and dashboards, are written too. */
  tests?: boolean;
  dashboards?: boolean;
}

/** Files of golden paths have holes where a service fills them. */
const PATHS = /(^|\/)golden-paths\//;
/** Documents that objectives refer to. */
const SHARED = /(^|\/)slo\/_shared\/[^/]+\.ya?ml$/;

/** Where files that are made of objectives are. */
const DERIVED = /\.rules(\.test)?\.yaml$|(^|\/)dashboards\/.+\.json$/;

interface Reading {
  root: Root;
  files: SloFile[];
  slos: FoundSlo[];
  problems: SloFileProblem[];
}

/** `infra-portal slo check`: what is wrong with objectives, and where. */
export function sloCheck(io: Io, dir: string, options: SloOptions): ExitCode {
  const { slos, problems } = read(io, dir);
  if (options.json) {
    const objectives = slos.map(({ slo, file, line }) => ({
      ...{ file, line, ...slo },
    }));
    io.out(`${JSON.stringify({ objectives, problems })}\n`);
  } else {
    problems.forEach(each => io.out(sloProblemLine(io, each)));
    io.out(`${summary(slos, problems)}.\n`);
  }
  return problems.some(isSloError) ? EXIT.findings : EXIT.ok;
}

/**
 * `missing`: an objective can do without, so this is told and fails nothing;
 * `orphaned`: it was made of objectives that are gone.
 */
type RuleState =
  | 'current'
  | 'missing'
  | 'outdated'
  | 'orphaned'
  | 'removed'
  | 'written';

const COLORS: Record<RuleState, Style> = {
  ...{ current: 'green', written: 'green', removed: 'green' },
  ...{ missing: 'yellow', outdated: 'red', orphaned: 'red' },
};

/** One file that is made of objectives. */
interface RuleFile {
  path: string;
  state: RuleState;
}

/**
 * `infra-portal slo compile`: writes the rules of Prometheus beside each file of
 * objectives, and tests and dashboards where they are wanted. Nothing is written while a file is wrong.
 */
export function sloCompile(io: Io, dir: string, options: SloOptions): ExitCode {
  const reading = read(io, dir);
  const { problems, slos } = reading;
  const failed = problems.some(isSloError);
  const rules = failed ? [] : write(reading, options);
  const outdated = rules.filter(({ state }) => COLORS[state] === 'red');
  if (options.json) {
    io.out(`${JSON.stringify({ rules, problems })}\n`);
  } else {
    problems.forEach(each => io.out(sloProblemLine(io, each)));
    for (const { path, state } of rules) {
      if (state === 'current') continue;
      io.out(`${paint(io.color, COLORS[state], state)}  ${plainText(path)}\n`);
    }
    const remedy =
      outdated.length > 0 ? '; run "infra-portal slo compile"' : '';
    io.out(
      `${summary(slos, problems)}, ${count(rules.length, 'file')}, ${
        outdated.length
      } outdated${remedy}.\n`,
    );
  }
  return failed || outdated.length > 0 ? EXIT.findings : EXIT.ok;
}

function read(io: Io, dir: string): Reading {
  const root = openRoot(io.cwd, dir);
  const wanted = listFiles(root).filter(
    file => !PATHS.test(file) && (isSloFile(file) || SHARED.test(file)),
  );
  const files = wanted.map(path => ({ path, text: readText(root, path) }));
  const { slos, problems } = readSlos(files);
  const warnings = slos.flatMap(({ slo, file, line }) =>
    compileSlo(slo).problems.map(({ severity, message }) => ({
      ...{ file, line, column: 1, severity, message },
    })),
  );
  const all = [...problems, ...warnings].map(each => ({
    ...each,
    file: shownPath(root, each.file),
  }));
  return { root, files, slos, problems: all };
}

function write(
  { root, files }: Reading,
  { check, links, tests, dashboards }: SloOptions,
): RuleFile[] {
  const present = new Set(listFiles(root));
  const kinds = { rules: true, tests, dashboard: dashboards };
  const derived = sloDerivedFiles(files, runbook => ({
    links: { runbook: runbookLink(runbook, links) },
  })).files;
  const made = derived.flatMap(({ kind, path: file, text }): RuleFile[] => {
    const path = shownPath(root, file);
    const before = present.has(file) ? readText(root, file) : undefined;
    const isThere = before !== undefined && isSloDerived(before);
    // What was asked for once is kept as it should be.
    if (!kinds[kind] && !isThere) return [];
    if (before === text) return [{ path, state: 'current' }];
    if (check) return [{ path, state: isThere ? 'outdated' : 'missing' }];
    putText(root, file, text);
    return [{ path, state: 'written' }];
  });
  const orphans = [...present].filter(
    file =>
      DERIVED.test(file) &&
      !PATHS.test(file) &&
      !derived.some(each => each.path === file) &&
      isSloDerived(readText(root, file)),
  );
  const gone = orphans.map((file): RuleFile => {
    if (!check) removeFile(root, file);
    return {
      path: shownPath(root, file),
      state: check ? 'orphaned' : 'removed',
    };
  });
  return [...made, ...gone];
}

/** A path needs an address in front; without one there is no link. */
function runbookLink({ runbook }: Slo, links?: string): string | undefined {
  if (runbook === undefined || /^https?:\/\//.test(runbook)) return runbook;
  return links && `${links.replace(/\/+$/, '')}/${encodeURI(runbook)}`;
}

function summary(
  slos: readonly FoundSlo[],
  problems: readonly SloFileProblem[],
): string {
  const errors = problems.filter(isSloError).length;
  return `${count(slos.length, 'objective')}, ${count(
    errors,
    'error',
  )}, ${count(problems.length - errors, 'warning')}`;
}
