import path from 'node:path';
import {
  goldenPathFolder,
  matchLayout,
  type Standards,
} from '@infra-portal/infra-common';
import {
  pathTestsOf,
  readGoldenPath,
  runPathTest,
  unifiedDiff,
} from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { putText, removeFile } from '../files/text';
import { listFiles, Root } from '../files/walk';
import { Io } from '../io';
import { diffText } from '../output/diffText';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository } from '../repository/findRepository';
import {
  folderSnapshot,
  linesOf,
  pathsIn,
  Refusal,
  standardsOf,
} from '../repository/services';

export interface PathTestOptions {
  json?: boolean;
  write?: boolean;
}

/** One test and what became of it. */
interface Outcome {
  path: string;
  test?: string;
  state: 'passed' | 'failed' | 'written';
  problems: string[];
  differences: { path: string; diff: string }[];
}

/**
 * `infra-portal golden-path test`: renders the intents beside golden paths and
 * compares every file with what is expected; with `write` it becomes what is
 * expected, for a person to review.
 */
export async function goldenPathTest(
  io: Io,
  name: string | undefined,
  { json = false, write = false }: PathTestOptions,
): Promise<ExitCode> {
  const { root } = findRepository(io.cwd, '.');
  const outcomes: Outcome[] = [];
  try {
    const standards = await standardsOf(folderSnapshot(root));
    for (const each of namesOf(root, standards, name)) {
      outcomes.push(...(await testPath(root, standards, each, write)));
    }
  } catch (error) {
    outcomes.push({
      path: name ?? '*',
      state: 'failed',
      problems: linesOf(error),
      differences: [],
    });
  }
  if (json) io.out(`${JSON.stringify({ tests: outcomes })}\n`);
  else report(io, outcomes);
  const failed = outcomes.some(({ state }) => state === 'failed');
  return failed ? EXIT.findings : EXIT.ok;
}

function namesOf(root: Root, standards: Standards, name?: string): string[] {
  const pattern = goldenPathFolder(standards, '{name}');
  const names = listFiles(root).flatMap(file => {
    if (path.posix.basename(file) !== 'golden-path.yaml') return [];
    const found = matchLayout({ path: pattern }, path.posix.dirname(file));
    return found?.name ?? [];
  });
  if (name !== undefined && !names.includes(name)) {
    throw new Refusal([`There is no golden path ${name}: ${names.join(', ')}`]);
  }
  return names.filter(each => name === undefined || each === name);
}

async function testPath(
  root: Root,
  standards: Standards,
  name: string,
  write: boolean,
): Promise<Outcome[]> {
  const failed = (problems: string[], test?: string): Outcome => ({
    path: name,
    ...(test !== undefined && { test }),
    state: 'failed',
    problems,
    differences: [],
  });
  const folder = goldenPathFolder(standards, name);
  let goldenPath;
  try {
    const files = await folderSnapshot(root).filesIn(folder);
    goldenPath = readGoldenPath(folder, files);
  } catch (error) {
    return [failed(linesOf(error))];
  }
  const tests = pathTestsOf(goldenPath);
  // An untested path is no passed one.
  if (tests.length === 0) return [failed([`${folder}/tests has no test`])];
  const outcomes: Outcome[] = [];
  for (const test of tests) {
    try {
      const filesIn = pathsIn(folderSnapshot(root));
      const result = await runPathTest(test, goldenPath, standards, filesIn);
      const differences = result.differences.map(each => ({
        path: each.path,
        diff: unifiedDiff(each.path, each.expected, each.actual),
      }));
      const isRight = differences.length + result.problems.length === 0;
      const isWritten = write && !isRight && result.problems.length === 0;
      if (isWritten) {
        const at = `${folder}/tests/${test.name}`;
        result.differences.forEach(({ folder: part, path: file, actual }) =>
          actual === undefined
            ? removeFile(root, `${at}/${part}/${file}`)
            : putText(root, `${at}/${part}/${file}`, actual),
        );
      }
      const whenWrong = isWritten ? 'written' : 'failed';
      outcomes.push({
        path: name,
        test: test.name,
        state: isRight ? 'passed' : whenWrong,
        problems: result.problems,
        differences,
      });
    } catch (error) {
      outcomes.push(failed(linesOf(error), test.name));
    }
  }
  return outcomes;
}

function report(io: Io, outcomes: Outcome[]): void {
  for (const { path: name, test, state, problems, differences } of outcomes) {
    const style = state === 'failed' ? 'red' : 'green';
    const title = test === undefined ? name : `${name}/${test}`;
    io.out(`${paint(io.color, style, state.padEnd(7))}  ${plainText(title)}\n`);
    problems.forEach(line => io.out(`  ${plainText(line)}\n`));
    differences.forEach(({ diff }) => io.out(diffText(io.color, diff)));
  }
  const failed = outcomes.filter(({ state }) => state === 'failed').length;
  const remedy =
    failed > 0
      ? '; what is right can be taken over with --write, and reviewed'
      : '';
  io.out(`${count(outcomes.length, 'test')}, ${failed} failed${remedy}.\n`);
}
