import {
  checkIntent,
  checkWithPath,
  intentPath,
  isChange,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import type { GoldenPath } from './goldenPath';
import type { FilesIn } from './objectiveFiles';
import { readYaml } from './readYaml';
import { asksForSkeleton, renderApplication } from './renderApplication';
import { renderService } from './renderService';

/**
 * A test of a golden path, `tests/<name>/`: the intent `service.yaml`, files
 * that are there before under `base/`, and what it gives under `expected/` and,
 * for the repository of the application, `expected-application/`.
 */
export interface PathTest {
  name: string;
  intentText: string | undefined;
  base: ReadonlyMap<string, string>;
  expected: ReadonlyMap<string, string>;
  application: ReadonlyMap<string, string>;
}

/** Folders of a test that hold what is expected. */
export type ExpectedFolder = 'expected' | 'expected-application';

export interface PathTestResult {
  name: string;
  /** What the standards or the path say against the intent. */
  problems: string[];
  /** Files that are not as expected. */
  differences: {
    folder: ExpectedFolder;
    path: string;
    /** Absent: not expected. */
    expected?: string;
    /** Absent: not given. */
    actual?: string;
  }[];
  /** All that is given to the infrastructure repository. */
  actual: ReadonlyMap<string, string>;
}

/** The tests that stand beside a golden path, sorted by name. */
export function pathTestsOf(path: GoldenPath): PathTest[] {
  const tests = new Map<string, Map<string, string>>();
  for (const [file, text] of path.files) {
    const [, name, rest] = /^tests\/([^/]+)\/(.+)$/s.exec(file) ?? [];
    if (name === undefined) continue;
    tests.set(name, (tests.get(name) ?? new Map()).set(rest, text));
  }
  return [...tests]
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([name, files]) => ({
      name,
      intentText: files.get('service.yaml'),
      base: under(files, 'base/'),
      expected: under(files, 'expected/'),
      application: under(files, 'expected-application/'),
    }));
}

function under(files: ReadonlyMap<string, string>, folder: string) {
  return new Map(
    [...files]
      .filter(([file]) => file.startsWith(folder))
      .map(([file, text]) => [file.slice(folder.length), text]),
  );
}

/**
 * Renders the intent of a test and compares every file. The file of the intent
 * itself is not among them.
 * @param filesIn of the repository, for documents that objectives share; those of
 *   the test's own base win
 * @throws DocumentError when the intent is wrong
 * @throws HclError where the golden path is wrong
 * @throws EditConflict where a list cannot be edited
 */
export async function runPathTest(
  test: PathTest,
  path: GoldenPath,
  standards: Standards,
  filesIn: FilesIn = async () => new Map(),
): Promise<PathTestResult> {
  const file = `${path.folder}/tests/${test.name}/service.yaml`;
  const none = { name: test.name, differences: [], actual: new Map() };
  if (test.intentText === undefined) {
    return { ...none, problems: [`${file} is missing`] };
  }
  const intent = readYaml(test.intentText, file, validateIntent);
  const problems = [
    ...checkIntent(intent, standards),
    ...checkWithPath(intent, path.definition),
  ].map(({ path: at, message }) => `${file}: ${at.join('.')}: ${message}`);
  if (problems.length > 0) return { ...none, problems };
  const changes = await renderService({
    intent,
    intentText: test.intentText,
    standards,
    path,
    base: async target => test.base.get(target),
    filesIn: async folder =>
      new Map([
        ...(await filesIn(folder)),
        ...[...test.base].filter(([each]) => each.startsWith(`${folder}/`)),
      ]),
  });
  const own = intentPath(standards, intent.product, intent.service);
  const actual = new Map(
    changes
      .filter(change => change.path !== own)
      .map(change => [change.path, change.after ?? '']),
  );
  const skeleton = asksForSkeleton(intent)
    ? await renderApplication(intent, standards, path)
    : [];
  const application = new Map(skeleton.map(each => [each.path, each.text]));
  const differences = [
    ...differencesOf('expected', test.expected, actual),
    ...differencesOf('expected-application', test.application, application),
  ];
  return { name: test.name, problems: [], differences, actual };
}

function differencesOf(
  folder: ExpectedFolder,
  expected: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): PathTestResult['differences'] {
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .sort()
    .map(path => ({
      folder,
      path,
      expected: expected.get(path),
      actual: actual.get(path),
    }))
    .filter(({ path, expected: before, actual: after }) =>
      isChange({ path, before, after }),
    );
}
