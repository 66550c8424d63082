import { posix } from 'node:path';
import {
  type DeviationReport,
  serviceAtPath,
} from '@infra-portal/infra-common';
import { compareWithPath, unifiedDiff } from '@infra-portal/infra-node';
import { EXIT, ExitCode } from '../exitCodes';
import { Root, shownPath } from '../files/walk';
import {
  changedSince,
  commitSnapshot,
  mergeBaseOf,
} from '../git/commitSnapshot';
import { Io } from '../io';
import { diffText } from '../output/diffText';
import { paint, plainText } from '../output/style';
import { count } from '../output/table';
import { findRepository } from '../repository/findRepository';
import {
  folderSnapshot,
  formerOf,
  linesOf,
  requestOf,
  Snapshot,
  standardsOf,
} from '../repository/services';

export interface CheckPullRequestOptions {
  base?: string;
  json?: boolean;
}

/** A service of the pull request; `problems` where it cannot be rendered. */
type Checked = DeviationReport & { problems: string[] };

const refused = (intent: string, problems: string[]): Checked => ({
  intent,
  generated: 0,
  identical: 0,
  deviations: [],
  gates: [],
  problems,
});

/**
 * `infra-portal check --pull-request`: for each service that a branch changes,
 * which of its files are as its golden path gives them. Standards are those of
 * the commit where the branch left its base.
 */
export async function checkPullRequest(
  io: Io,
  dir: string,
  { base, json = false }: CheckPullRequestOptions,
): Promise<ExitCode> {
  const { root } = findRepository(io.cwd, dir);
  const commit = await mergeBaseOf(root, base);
  const reports = await reportsOf(root, commit);
  if (json) io.out(`${JSON.stringify(reports)}\n`);
  else report(io, root, reports);
  const isClean = reports.every(
    ({ deviations, problems }) => deviations.length + problems.length === 0,
  );
  return isClean ? EXIT.ok : EXIT.findings;
}

async function reportsOf(root: Root, commit: string): Promise<Checked[]> {
  const now = folderSnapshot(root);
  const before = commitSnapshot(root, commit);
  let standards;
  try {
    const had = (await before.read('portal.yaml')) !== undefined;
    standards = await standardsOf(had ? before : now);
  } catch (error) {
    return [refused('portal.yaml', linesOf(error))];
  }
  const reports: Checked[] = [];
  for (const file of await servicesOf(root, commit, standards, now)) {
    const rules = { standards, snapshots: [before, now] };
    try {
      const request = await requestOf(file, now, rules);
      const former = await formerOf(file, before, standards);
      const { name, version } = request.path.definition;
      reports.push({
        intent: file,
        goldenPath: { name, version },
        ...(await compareWithPath({ ...request, former })),
        gates: [],
        problems: [],
      });
    } catch (error) {
      reports.push(refused(file, linesOf(error)));
    }
  }
  return reports;
}

/** Intents that are there, and that a change is in the folder of. */
async function servicesOf(
  root: Root,
  commit: string,
  standards: Parameters<typeof serviceAtPath>[0],
  now: Snapshot,
): Promise<string[]> {
  const found = new Set<string>();
  for (const changed of await changedSince(root, commit)) {
    for (
      let folder = posix.dirname(changed);
      folder !== '.';
      folder = posix.dirname(folder)
    ) {
      const file = `${folder}/service.yaml`;
      if (!serviceAtPath(standards, file)) continue;
      if ((await now.read(file)) !== undefined) found.add(file);
    }
  }
  return [...found].sort();
}

function report(io: Io, root: Root, reports: Checked[]): void {
  for (const {
    intent,
    generated,
    identical,
    deviations,
    problems,
  } of reports) {
    const isClean = deviations.length + problems.length === 0;
    const word = paint(
      io.color,
      isClean ? 'green' : 'red',
      isClean ? 'as the golden path gives it' : 'deviates',
    );
    const shown = plainText(shownPath(root, intent));
    io.out(`${shown}: ${word} (${identical} of ${count(generated, 'file')})\n`);
    problems.forEach(line => io.out(`  ${plainText(line)}\n`));
    for (const { path, before, after } of deviations) {
      // What the path gives is what should be there: the diff leads to it.
      io.out(diffText(io.color, unifiedDiff(path, before, after)));
    }
  }
  const bad = reports.filter(
    each => each.deviations.length + each.problems.length > 0,
  );
  io.out(
    `${count(reports.length, 'service')} checked, ${
      bad.length
    } with deviations.\n`,
  );
}
