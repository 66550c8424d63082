import {
  checkModule,
  Finding,
  isModuleFile,
  shippedSchemas,
} from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { listFiles, Root, rootAt, shownPath } from '../files/walk';
import { Io } from '../io';
import { withRemedy } from '../output/problem';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository, Repository } from '../repository/findRepository';
import { readMappings } from '../repository/mappings';
import { createModuleLoader, ModuleLoader } from '../repository/moduleLoader';

export interface CheckOptions {
  json?: boolean;
  modules?: string[];
}

/** A finding as it is shown; `code` names what was checked. */
type ShownFinding = Omit<Finding, 'code'> & { code: string };

/**
 * `infra-portal check`: what is wrong with the modules and stacks in and below
 * a folder, as far as it can be told without running anything.
 */
export async function check(
  io: Io,
  dir: string,
  { json = false, modules = [] }: CheckOptions,
): Promise<ExitCode> {
  const repository = findRepository(io.cwd, dir);
  const mappings = readMappings(io.cwd, modules, repository);
  const loader = createModuleLoader(repository, mappings);
  const folders = foldersOf(repository);
  const findings = repository.problems.map(problem => ({
    ...problem,
    code: 'standards',
    severity: 'error' as const,
  })) as ShownFinding[];
  for (const folder of folders) {
    findings.push(...(await checkFolder(repository.root, folder, loader)));
  }
  if (json) {
    io.out(`${JSON.stringify({ folders: folders.length, findings })}\n`);
  } else {
    report(io, folders.length, findings);
  }
  const failed = findings.some(({ severity }) => severity === 'error');
  return failed ? EXIT.findings : EXIT.ok;
}

/** Folders with Terraform in and below the one that was named. */
function foldersOf({ root, folder }: Repository): string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const within = rootAt(root, folder);
  const found = new Set<string>();
  for (const file of listFiles(within)) {
    const at = file.lastIndexOf('/');
    if (!isModuleFile(file.slice(at + 1))) continue;
    found.add(
      `${prefix}${file.slice(0, Math.max(at, 0))}`.replace(/\/$/, '') || '.',
    );
  }
  return [...found].sort();
}

async function checkFolder(
  root: Root,
  folder: string,
  loader: ModuleLoader,
): Promise<ShownFinding[]> {
  const { module, problems } = await loader.folder(folder);
  const called = await loader.calledBy(module, folder);
  const found = checkModule(module, {
    schema: shippedSchemas(),
    resolveModule: source => called.get(source),
  });
  const unreadable = problems.map((text): ShownFinding => {
    const [file, ...rest] = text.split(': ');
    return {
      file,
      line: 1,
      column: 1,
      code: 'unreadable',
      severity: 'error',
      message: rest.join(': '),
    };
  });
  return [...unreadable, ...found].map(finding => ({
    ...finding,
    file: shownPath(root, finding.file),
  }));
}

function report(io: Io, folders: number, findings: ShownFinding[]): void {
  for (const { file, line, column, severity, message, remedy } of findings) {
    const style = severity === 'error' ? 'red' : 'yellow';
    const word = paint(io.color, style, severity);
    const text = withRemedy(message, remedy);
    io.out(`${plainText(file)}:${line}:${column}: ${word}: ${text}\n`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  io.out(
    `${count(folders, 'folder')} checked: ${count(errors, 'error')}, ${count(
      findings.length - errors,
      'warning',
    )}.\n`,
  );
}
