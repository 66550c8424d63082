import {
  fillMarkers,
  hasMarkers,
  interfaceMarkdown,
  readInterface,
} from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { readText, writeText } from '../files/text';
import { listFiles, openRoot, Root, shownPath } from '../files/walk';
import { Io } from '../io';
import { Problem, problemLine, problemOf } from '../output/problem';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';

export interface DocsOptions {
  check?: boolean;
  json?: boolean;
}

/** One README with a generated part. */
interface Readme {
  path: string;
  state: 'current' | 'outdated' | 'written';
}

/**
 * `infra-portal modules docs`: writes inputs and outputs of modules into their
 * READMEs, between the markers.
 */
export function modulesDocs(
  io: Io,
  dir: string,
  { check = false, json = false }: DocsOptions,
): ExitCode {
  const root = openRoot(io.cwd, dir);
  const files = listFiles(root);
  const readmes: Readme[] = [];
  const problems: Problem[] = [];
  for (const file of files.filter(each => /(^|\/)README\.md$/.test(each))) {
    try {
      const readme = document(root, files, file, check);
      if (readme) readmes.push(readme);
    } catch (error) {
      problems.push(problemOf(error));
    }
  }
  const outdated = readmes.filter(({ state }) => state === 'outdated');
  if (json) io.out(`${JSON.stringify({ modules: readmes, problems })}\n`);
  else report(io, readmes, problems, dir);
  return outdated.length + problems.length > 0 ? EXIT.findings : EXIT.ok;
}

/** Brings one README up to date; undefined where it has no markers. */
function document(
  root: Root,
  files: string[],
  file: string,
  check: boolean,
): Readme | undefined {
  const text = readText(root, file);
  if (!hasMarkers(text)) return undefined;
  const path = shownPath(root, file);
  const folder = file.slice(0, -'README.md'.length);
  const sources = files.filter(
    each =>
      each.startsWith(folder) && /^[^/]+\.tf$/.test(each.slice(folder.length)),
  );
  const generated = interfaceMarkdown(
    readInterface(
      sources.map(each => ({
        path: shownPath(root, each),
        text: readText(root, each),
      })),
    ),
  );
  const wanted = fillMarkers({ file: path, text }, generated);
  if (wanted === text) return { path, state: 'current' };
  if (check) return { path, state: 'outdated' };
  writeText(root, file, wanted);
  return { path, state: 'written' };
}

function report(io: Io, readmes: Readme[], problems: Problem[], dir: string) {
  for (const { path, state } of readmes) {
    if (state === 'written')
      io.out(`${paint(io.color, 'green', 'written')}   ${plainText(path)}\n`);
    if (state === 'outdated')
      io.out(`${paint(io.color, 'red', 'outdated')}  ${plainText(path)}\n`);
  }
  problems.forEach(problem => io.out(problemLine(problem)));
  if (readmes.length + problems.length === 0) {
    io.out(`No README.md below ${dir} has the markers of a generated part.\n`);
    return;
  }
  const outdated = readmes.filter(({ state }) => state === 'outdated').length;
  const remedy =
    outdated > 0 ? '; run "infra-portal modules docs" without --check' : '';
  io.out(
    `${count(readmes.length, 'module')}, ${outdated} outdated${remedy}.\n`,
  );
}
