import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createFactsCache,
  MirrorDiscovery,
  GitMirrors,
} from '@infra-portal/infra-node';
import { run } from '../__testUtils__/run';

const top = path.resolve(__dirname, '../../../..');
const SAMPLES = [
  'templates/infrastructure',
  ...['fileflow', 'eco-platform', 'dailyge-infra'].map(
    name => `packages/sandbox/sample/${name}`,
  ),
];

let root: string;
const opened: GitMirrors[] = [];

beforeEach(() => {
  root = fs.realpathSync(
    fs.mkdtempSync(path.join(os.tmpdir(), 'discover-portal-')),
  );
});
afterEach(() => {
  for (const mirrors of opened.splice(0)) mirrors.close();
  fs.rmSync(root, { recursive: true, force: true });
});

/** A repository with one commit of a sample, and with what is odd beside it. */
function repository(sample: string): string {
  const folder = path.join(root, 'repository');
  fs.cpSync(path.join(top, sample), folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'broken.tf'), 'x = {');
  fs.writeFileSync(path.join(folder, 'prod.tfvars'), 'password = "hunter2"');
  fs.symlinkSync('broken.tf', path.join(folder, 'link.tf'));
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
    execFileSync('git', ['-C', folder, ...who, ...args]);
  };
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'a');
  git('tag', 'sqs/v9.0.0');
  return folder;
}

/** As the portal reads it: a mirror, and files by their hashes. */
async function asThePortal(folder: string) {
  const mirrors = new GitMirrors({
    directory: path.join(root, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => 'https://127.0.0.1:1/local/repository.git',
  });
  opened.push(mirrors);
  const mirror = mirrors.of({
    host: 'localhost',
    owner: 'local',
    name: path.basename(folder),
  });
  // A mirror as an update leaves it; of a folder it would not fetch.
  execFileSync('git', ['clone', '-q', '--bare', folder, mirror.directory]);
  fs.writeFileSync(path.join(mirror.directory, 'portal-updated'), '');
  const commit = await mirror.head('main');
  const discovery = new MirrorDiscovery(mirror, createFactsCache());
  const { found } = await discovery.at(commit!, new Date());
  return JSON.parse(JSON.stringify(found));
}

describe('infra-portal discover --json', () => {
  it.each(SAMPLES)(
    'gives what the portal reads of %s',
    async sample => {
      const folder = repository(sample);
      const portal = await asThePortal(folder);
      const json = async (cwd: string, place: string) =>
        JSON.parse((await run(cwd, 'discover', place, '--json')).out);
      expect(await json(folder, '.')).toEqual(portal);
      expect(await json('/', pathToFileURL(folder).href)).toEqual(portal);
      expect(portal.stacks.length).toBeGreaterThan(0);
      expect(Object.keys(portal).sort()).toEqual([
        ...['applications', 'findings', 'layers', 'modules'],
        ...['runner', 'stacks', 'terragrunt'],
      ]);
    },
    120_000,
  );
});
