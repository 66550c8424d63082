import fs from 'node:fs/promises';
import path from 'node:path';
import { pathOf, SampleChange, sampleChanges, SampleEdit } from './changes';
import { SeedClient } from './client';
import { ATLANTIS } from './provision';
import { WorkingCopy } from './workingCopy';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Plays a repository's pull requests at their times. */
export async function seedHistory(
  client: SeedClient,
  copy: WorkingCopy,
  repository: string,
  start: Date,
) {
  const changes = sampleChanges.filter(c => c.repository === repository);
  for (const change of changes) {
    await play(client, copy, change, start.getTime() + change.day * DAY);
  }
}

async function play(
  client: SeedClient,
  copy: WorkingCopy,
  change: SampleChange,
  begin: number,
) {
  const { repository, branch, objection } = change;
  const repo = pathOf(repository);
  const at = (minutes: number) => client.at(new Date(begin + minutes * MINUTE));

  at(0);
  await copy.branch(branch);
  await applyEdits(copy, change.edits);
  let head = await copy.commitAndPush('developer', change.title, branch);
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
  at(6);
  await plan(client, change, issue, head);
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
    head = await copy.commitAndPush('developer', 'Put it at the end', branch);
    at(163);
    await plan(client, { ...change, plan: objection.fix.plan }, issue, head);
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
    at(224);
    await client.call('developer', 'POST', `${issue}/comments`, {
      body: 'atlantis apply',
    });
    await apply(client, change, head);
    at(231);
    await client.call('reviewer', 'PUT', `${pulls}/merge`, {
      merge_method: change.merge,
    });
    await copy.pull('developer');
  }
}

async function applyEdits(copy: WorkingCopy, edits: SampleEdit[]) {
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
        `The sample's history does not fit its files: ${file} has no "${from}". Correct src/seed/changes.ts.`,
      );
    }
    await fs.writeFile(
      target,
      text.replace(from, () => to),
    );
  }
}

/** What Atlantis leaves behind after a plan. */
async function plan(
  client: SeedClient,
  { repository, project, plan: summary }: SampleChange,
  issue: string,
  sha: string,
) {
  const { name, dir } = project;
  await setStatuses(client, repository, sha, [
    [`atlantis/plan: ${name}`, summary],
    ['atlantis/plan', '1/1 projects planned successfully.'],
  ]);
  await client.call(ATLANTIS, 'POST', `${issue}/comments`, {
    body: `Ran Plan for project: \`${name}\` dir: \`${dir}\` workspace: \`default\`\n\n\`\`\`diff\n${summary}\n\`\`\`\n\n* :arrow_forward: To **apply** this plan, comment:\n    \`\`\`shell\n    atlantis apply -p ${name}\n    \`\`\``,
  });
}

async function apply(
  client: SeedClient,
  { repository, project }: SampleChange,
  sha: string,
) {
  await setStatuses(client, repository, sha, [
    [`atlantis/apply: ${project.name}`, 'Apply succeeded.'],
    ['atlantis/apply', '1/1 projects applied successfully.'],
  ]);
}

async function setStatuses(
  client: SeedClient,
  repository: string,
  sha: string,
  statuses: [context: string, description: string][],
) {
  for (const [context, description] of statuses) {
    await client.call(
      ATLANTIS,
      'POST',
      `${pathOf(repository)}/statuses/${sha}`,
      {
        state: 'success',
        context,
        description,
      },
    );
  }
}
