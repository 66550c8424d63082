import fs from 'node:fs/promises';
import path from 'node:path';
import { pathOf, SampleChange, sampleChanges, SampleEdit } from './changes';
import { SeedClient } from './client';
import type { SampleJobs } from './jobs';
import { ORGANISATION } from './provision';
import { WorkingCopy } from './workingCopy';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Plays a repository's pull requests at their times. */
export async function seedHistory(
  client: SeedClient,
  copy: WorkingCopy,
  repository: string,
  start: Date,
  jobs: SampleJobs,
) {
  const changes = sampleChanges.filter(c => c.repository === repository);
  for (const change of changes) {
    const begin = start.getTime() + change.day * DAY;
    await play(client, copy, change, begin, jobs);
  }
}

async function play(
  client: SeedClient,
  copy: WorkingCopy,
  change: SampleChange,
  begin: number,
  jobs: SampleJobs,
) {
  const { repository, branch, objection } = change;
  const repo = pathOf(repository);
  const at = (minutes: number) => client.at(new Date(begin + minutes * MINUTE));

  at(0);
  await copy.branch(branch);
  await applyEdits(copy, change.edits);
  const head = await copy.commitAndPush('developer', change.title, branch);
  at(4);
  const pull = await client.call('developer', 'POST', `${repo}/pulls`, {
    title: change.title,
    body: change.body,
    head: branch,
    base: 'main',
  });
  const pulls = `${repo}/pulls/${pull.number}`;
  const issue = `${repo}/issues/${pull.number}`;
  if (change.label) {
    await client.call('developer', 'POST', `${issue}/labels`, {
      labels: [change.label],
    });
  }
  jobs.planned(change, head, pull.number, begin + 5 * MINUTE);
  at(6);
  await client.settle();
  if (objection) {
    at(95);
    await client.call('reviewer', 'POST', `${pulls}/reviews`, {
      event: 'REQUEST_CHANGES',
      body: objection.text,
    });
  }
  if (objection?.fix) {
    at(160);
    await applyEdits(copy, objection.fix.edits);
    await copy.commitAndPush('developer', 'Put it at the end', branch);
    at(163);
    await client.settle();
    await client.call('developer', 'POST', `${issue}/comments`, {
      body: 'Done.',
    });
  }
  if (change.approval !== undefined) {
    at(210);
    await client.call('reviewer', 'POST', `${pulls}/reviews`, {
      event: 'APPROVE',
      body: change.approval,
    });
  }
  if (change.merge) {
    for (const [index, failure] of [change.failure, undefined].entries()) {
      if ((index === 0 && !failure) || change.actions) continue;
      at(217 + 7 * index);
      if (failure)
        client.atlantis.shop.store.arrangeFailure({
          repo: `${ORGANISATION}/${repository}`,
          dir: change.project.dir,
          workspace: 'default',
          command: 'apply',
          message: failure,
        });
      await client.call('developer', 'POST', `${issue}/comments`, {
        body: 'atlantis apply',
      });
      await client.settle();
    }
    at(231);
    const { sha } = await client.call('reviewer', 'PUT', `${pulls}/merge`, {
      merge_method: change.merge,
    });
    jobs.merged(change, sha, pull.number, begin + 232 * MINUTE);
    await client.settle();
    await copy.pull('developer');
  }
  if (change.closed !== undefined) {
    at(180);
    await client.call('developer', 'POST', `${issue}/comments`, {
      body: change.closed,
    });
    await client.call('developer', 'PATCH', pulls, { state: 'closed' });
    await client.settle();
  }
}

/** @throws Error where a file is not as an edit expects it */
export async function applyEdits(copy: WorkingCopy, edits: SampleEdit[]) {
  for (const { file, from, to } of edits) {
    const target = path.join(copy.directory, file);
    if (from === undefined) {
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(target, to);
      continue;
    }
    const text = await fs.readFile(target, 'utf8');
    if (!text.includes(from)) {
      throw new Error(
        `The sample's history does not fit its files: ${file} has no "${from}". Correct src/seed.`,
      );
    }
    await fs.writeFile(
      target,
      text.replace(from, () => to),
    );
  }
}
