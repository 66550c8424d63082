import fs from 'node:fs/promises';
import path from 'node:path';
import type { Atlantis } from '../atlantis/atlantis';
import { registerAtlantisWebhook } from '../atlantis/setUp';
import { AdjustableClock } from '../clock';
import type { GitHub } from '../github/github';
import { SeedClient } from './client';
import { applyEdits, seedHistory } from './history';
import { plantDrift } from './drift';
import { SampleJobs } from './jobs';
import { moduleVersions } from './moduleVersions';
import { sampleReleases } from './releases';
import { ADMIN, ATLANTIS, BOT, ORGANISATION } from './provision';
import { WorkingCopy } from './workingCopy';

const ownFolder = path.join(__dirname, '../../sample');
const starterFolder = path.join(
  __dirname,
  '../../../../templates/infrastructure',
);

/** A repository of the sample: its folders, laid over each other, are its files. */
interface SampleRepository {
  name: string;
  description: string;
  topics: string[];
  folders: string[];
}

const ownRepository = (
  name: string,
  description: string,
  topics: string[],
): SampleRepository => ({
  name,
  description,
  topics,
  folders: [path.join(ownFolder, name)],
});

export const sampleRepositories: SampleRepository[] = [
  {
    name: 'infrastructure',
    description: 'Terraform of everything Acme runs (sample)',
    topics: ['terraform', 'atlantis'],
    folders: [starterFolder, path.join(ownFolder, 'infrastructure')],
  },
  ownRepository('fileflow', 'FileFlow with its own Terraform (sample)', [
    'terraform',
  ]),
  ownRepository('eco-platform', 'Kubernetes on nodes of its own (sample)', [
    'terraform',
    'kubernetes',
  ]),
  ownRepository('dailyge-infra', 'Terraform without Atlantis (sample)', [
    'terraform',
  ]),
];

const DAY = 24 * 3600 * 1000;
/** The sample begins this many days before today. */
const HISTORY = 92;
/** The fact in the data folder that says how far the sample has come. */
const KEY = 'sample';

export interface SeedOptions {
  github: GitHub;
  clock: AdjustableClock;
  /** Where this server answers. */
  url: string;
  progress: (message: string) => void;
  atlantis: Atlantis;
}

/**
 * Makes the sample through REST and git, once. A seed that was cut off is taken
 * away and begun anew, so there is never half a sample; repositories that a
 * person had made under these names stay as they are.
 */
export async function seedSample(options: SeedOptions) {
  const { github, clock, progress } = options;
  const state = github.meta.get(KEY);
  if (state === 'done') return;
  const { atlantis } = options;
  const client = new SeedClient(github, clock, options.url, atlantis);
  // Beside the repositories, so that a start after a crash finds and removes it.
  const folder = path.join(path.dirname(github.bare.root), 'sample.tmp');
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  try {
    if (state === undefined) {
      const missing = sampleRepositories.filter(
        ({ name }) => !github.repositories.byName(ORGANISATION, name),
      );
      github.meta.set(KEY, JSON.stringify(missing.map(({ name }) => name)));
    }
    const ours: string[] = JSON.parse(github.meta.get(KEY)!);
    for (const name of ours) {
      await client.call(ADMIN, 'DELETE', `/repos/${ORGANISATION}/${name}`);
      atlantis.shop.store.forget(`${ORGANISATION}/${name}`);
    }
    // What happened months ago is no news for the portal.
    atlantis.shop.outgoing.muted = true;
    const api = atlantis.api;
    atlantis.api = options.url;
    registerAtlantisWebhook(github, ORGANISATION, options.url);
    github.events.start();
    const start = new Date(clock.now().getTime() - HISTORY * DAY);
    for (const repository of sampleRepositories) {
      if (!ours.includes(repository.name)) continue;
      progress(`Sandbox: sample repository ${repository.name}`);
      client.at(start);
      const copy = await seedRepository(client, folder, repository);
      const jobs = new SampleJobs();
      await seedHistory(client, copy, repository.name, start, jobs);
      if (repository.name === 'dailyge-infra') {
        clock.set(undefined);
        jobs.looked(await copy.main(), clock.now().getTime());
        jobs.keep(github);
      }
    }
    plantDrift(atlantis, ours);
    atlantis.api = api;
    github.meta.set(KEY, 'done');
  } finally {
    atlantis.shop.outgoing.muted = false;
    clock.set(undefined);
    client.dispose();
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function seedRepository(
  client: SeedClient,
  folder: string,
  { name, description, topics, folders }: SampleRepository,
): Promise<WorkingCopy> {
  const owner = 'platform-owner';
  const full = `${ORGANISATION}/${name}`;
  await client.call(owner, 'POST', `/orgs/${ORGANISATION}/repos`, {
    name,
    description,
    delete_branch_on_merge: true,
  });
  await client.call(owner, 'PUT', `/repos/${full}/topics`, { names: topics });
  const teams = `/orgs/${ORGANISATION}/teams`;
  await client.call(owner, 'PUT', `${teams}/developers/repos/${full}`, {
    permission: 'push',
  });
  await client.call(owner, 'PUT', `${teams}/platform/repos/${full}`, {
    permission: 'admin',
  });
  for (const bot of [BOT, ATLANTIS]) {
    await client.call(owner, 'PUT', `/repos/${full}/collaborators/${bot}`, {
      permission: 'push',
    });
  }
  const copy = await WorkingCopy.create(client, folder, full);
  for (const from of folders) await copy.overlay(from);
  await copy.commitAndPush(owner, 'Begin');
  await copy.tagAndPush(owner, await moduleVersions(copy.directory));
  for (const { repository, module, version, edits } of sampleReleases) {
    if (repository !== name) continue;
    await applyEdits(copy, edits);
    await copy.commitAndPush(owner, `Release ${module} ${version}`);
    await copy.tagAndPush(owner, [`${module}/v${version}`]);
  }
  return copy;
}
