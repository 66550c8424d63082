import { formatHcl } from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { readText, writeText } from '../files/text';
import { listFiles, openRoot, Root, shownPath } from '../files/walk';
import { Io } from '../io';
import { locatedAt, Problem, problemLine, problemOf } from '../output/problem';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';

export interface FmtOptions {
  check?: boolean;
  json?: boolean;
}

/** One file and what was found or done; formatted ones are only counted. */
interface FmtFile {
  path: string;
  state: 'formatted' | 'unformatted' | 'written';
}

/** What `terraform fmt` formats. */
const FORMATTED = /\.(tf|tfvars|tftest\.hcl|tfmock\.hcl)$/;

/** `infra-portal fmt`: formats as `terraform fmt -recursive` does. */
export async function fmt(
  io: Io,
  dir: string,
  { check = false, json = false }: FmtOptions,
): Promise<ExitCode> {
  const root = openRoot(io.cwd, dir);
  const files: FmtFile[] = [];
  const problems: Problem[] = [];
  for (const file of listFiles(root).filter(each => FORMATTED.test(each))) {
    const path = shownPath(root, file);
    try {
      files.push({ path, state: await formatFile(root, file, check) });
    } catch (error) {
      // The formatter knows the text only.
      problems.push(locatedAt(path, problemOf(error)));
    }
  }
  const changed = files.filter(({ state }) => state !== 'formatted');
  if (json) {
    io.out(
      `${JSON.stringify({
        checked: files.length,
        files: changed,
        problems,
      })}\n`,
    );
  } else {
    report(io, files.length, changed, problems);
  }
  const bad = problems.length + (check ? changed.length : 0);
  return bad > 0 ? EXIT.findings : EXIT.ok;
}

async function formatFile(
  root: Root,
  file: string,
  check: boolean,
): Promise<FmtFile['state']> {
  const text = readText(root, file);
  const wanted = await formatHcl(text);
  if (wanted === text) return 'formatted';
  if (check) return 'unformatted';
  writeText(root, file, wanted);
  return 'written';
}

function report(
  io: Io,
  checked: number,
  changed: FmtFile[],
  problems: Problem[],
): void {
  for (const { path, state } of changed) {
    const style = state === 'written' ? 'green' : 'red';
    const word = paint(io.color, style, state.padEnd(11));
    io.out(`${word}  ${plainText(path)}\n`);
  }
  problems.forEach(problem => io.out(problemLine(problem)));
  const unformatted = changed.filter(({ state }) => state === 'unformatted');
  const remedy =
    unformatted.length > 0 ? '; run "infra-portal fmt" without --check' : '';
  io.out(
    `${count(checked, 'file')}, ${
      unformatted.length
    } not formatted${remedy}.\n`,
  );
}
