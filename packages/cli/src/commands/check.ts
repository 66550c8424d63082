import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
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

/**
 * Folders with Terraform in and below the one that was named. What a golden
 * path holds is left out: it is Terraform only when it has been rendered.
 */
function foldersOf({ root, folder }: Repository): string[] {
  const found = new Set<string>();
  for (const file of listFiles(rootAt(root, folder))) {
    const path = posix.join(folder, file);
    if (isModuleFile(posix.basename(path))) found.add(posix.dirname(path));
  }
  const known = new Map<string, boolean>([['.', false]]);
  const isTemplate = (dir: string): boolean => {
    const before = known.get(dir);
    if (before !== undefined) return before;
    const file = join(root.path, dir, 'golden-path.yaml');
    const result = existsSync(file) || isTemplate(posix.dirname(dir));
    known.set(dir, result);
    return result;
  };
  return [...found].filter(dir => !isTemplate(dir)).sort();
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
