import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { runDetailSchema, runPageSchema } from '@infra-portal/infra-common';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import request from 'supertest';
import { infraStacksPlugin } from './plugin';
import { until } from './__testUtils__/startStacks';

jest.setTimeout(120_000);

const SECRET = 'what the test signs with';
const SCRIPTS = path.join(
  __dirname,
  '../../../templates/infrastructure/.github/scripts',
);
const ONE = '1'.repeat(40);
const terraform = ['terraform', 'tofu'].find(
  each => spawnSync(each, ['version'], { stdio: 'ignore' }).status === 0,
);

let backend: Awaited<ReturnType<typeof startTestBackend>>;
let folder: string;
let url: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'report-script-'));
  backend = await startTestBackend({
    features: [
      infraStacksPlugin,
      eventsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example' },
          integrations: {
            github: [
              {
                host: 'github.example',
                apiBaseUrl: 'http://127.0.0.1:9/api/v3',
                token: 'ghp_none',
              },
            ],
          },
          infraPortal: {
            infrastructure: { repository: 'https://github.example/acme/infra' },
            mirror: { directory: path.join(folder, 'mirror') },
            reports: [
              {
                repositories: ['https://github.example/acme/infra'],
                secret: SECRET,
              },
            ],
          },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await backend.stop();
  await fs.rm(folder, { recursive: true, force: true });
});

const get = async (address: string) =>
  (await request(backend.server).get(`/api/infra-stacks${address}`)).body;

/** What a step of the workflow runs. */
async function report(
  mode: string,
  id: string,
  commands: string[][],
  more: Record<string, string> = {},
) {
  const output = path.join(folder, 'output');
  await fs.writeFile(output, '');
  const event = path.join(folder, 'event.json');
  await fs.writeFile(
    event,
    JSON.stringify(
      mode === 'plan'
        ? { pull_request: { number: 7, head: { sha: ONE, ref: 'queue' } } }
        : {},
    ),
  );
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  const asked = promisify(execFile)(
    process.execPath,
    [
      path.join(SCRIPTS, 'report.mjs'),
      mode,
      ...commands.flatMap(command => ['--', ...command]),
    ],
    {
      cwd: path.join(folder, 'stack'),
      env: {
        ...env,
        CHECKPOINT_DISABLE: '1',
        STACK: 'stacks/a/b/dev',
        PORTAL_URL: `${url}/`,
        PORTAL_REPORT_SECRET: SECRET,
        GITHUB_ACTOR: 'developer',
        GITHUB_EVENT_PATH: event,
        GITHUB_OUTPUT: output,
        GITHUB_REF_NAME: 'main',
        GITHUB_REPOSITORY: 'acme/infra',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_RUN_ID: id,
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_SHA: ONE,
        ...more,
      },
    },
  );
  const said = await asked.catch(error => error);
  return {
    status: said.code ?? 0,
    text: `${said.stdout}${said.stderr}`,
    output: await fs.readFile(output, 'utf8'),
  };
}

const init = ['init', '-no-color', '-input=false'];
const plan = ['plan', '-no-color', '-input=false', '-detailed-exitcode'];
const write = async (text: string) => {
  await fs.mkdir(path.join(folder, 'stack'), { recursive: true });
  await fs.writeFile(path.join(folder, 'stack/main.tf'), text);
};
const run = (id: string) =>
  until(async () => {
    const { items } = runPageSchema.parse(await get('/runs'));
    const found = items.find(({ jobUrl }) => jobUrl?.endsWith(`/${id}`));
    return found && found.state !== 'running' ? found : undefined;
  });

it('has a program to run', () => {
  expect(terraform).toBeDefined();
});

it('tells of plans and applies of the real program', async () => {
  const tf = (...args: string[]) => [terraform!, ...args];
  await write(`
resource "terraform_data" "queue" {
  input = { api_token = "hunter2hunter2" }
}
`);
  const planned = await report('plan', '1', [tf(...init), tf(...plan)]);
  expect(planned).toMatchObject({ status: 0, output: 'code=2\n' });
  expect(planned.text).toMatch(/::notice title=Portal::https:\/\/portal/);
  const first = await run('1');
  expect(first).toMatchObject({
    ...{ state: 'succeeded', command: 'plan', dir: 'stacks/a/b/dev' },
    ...{ runner: 'GitHub Actions', actor: 'developer', commit: ONE },
    counts: { add: 1, change: 0, destroy: 0 },
    pullRequest: { number: 7 },
  });
  const detail = runDetailSchema.parse(await get(`/runs/${first.id}`));
  expect(detail.resources).toMatchObject([
    { address: 'terraform_data.queue', action: 'create' },
  ]);
  expect(detail.output).not.toContain('hunter2');
  expect(detail.output).not.toContain('Initializing');

  const applied = await report('apply', '2', [
    tf(...init),
    tf('plan', '-no-color', '-input=false', '-out=apply.tfplan'),
    tf('apply', '-no-color', '-input=false', 'apply.tfplan'),
  ]);
  expect(applied).toMatchObject({ status: 0, output: 'code=0\n' });
  expect(await run('2')).toMatchObject({
    ...{ state: 'succeeded', command: 'apply', counts: { add: 1 } },
  });

  await write('resource "terraform_data" "queue" {\n  input = var.none\n}\n');
  const failed = await report('plan', '3', [tf(...init), tf(...plan)]);
  expect(failed.status).toBe(1);
  expect(await run('3')).toMatchObject({
    state: 'failed',
    problem: 'Error: Reference to undeclared input variable',
  });
});

const node = (text: string) => [process.execPath, '-e', text];

it('gives the secret to no program that it runs', async () => {
  await write('');
  const { text } = await report('plan', '4', [
    node('console.log("I know", Object.values(process.env).join(" "))'),
  ]);
  expect(text).toContain('I know');
  expect(text).not.toContain(SECRET);
});

it('stops at the first that fails, and ends as it does', async () => {
  const { status, text } = await report('drift', '5', [
    node('console.log("one"); process.exit(3)'),
    node('console.log("two")'),
  ]);
  expect([status, text.includes('two')]).toEqual([3, false]);
  const drifted = await report('drift', '6', [node('process.exit(2)')]);
  expect(drifted.status).toBe(0);
  expect(drifted.text).toContain('stacks/a/b/dev has drifted');
  const none = await report('apply', '7', [['/no/such/program']]);
  expect(none.status).toBe(127);
  expect(await run('7')).toMatchObject({ problem: /ENOENT/ });
});

it('fails no job when the portal does not want it', async () => {
  const refused = await report('plan', '8', [node('0')], {
    PORTAL_REPORT_SECRET: 'another',
  });
  expect(refused.status).toBe(0);
  expect(refused.text).toMatch(/::warning title=Portal::.* 401 /);
  const unset = await report('plan', '9', [node('0')], {
    PORTAL_REPORT_SECRET: '',
  });
  expect(unset).toMatchObject({ status: 0, output: 'code=0\n' });
});

describe('which stacks are run', () => {
  let repository: string;
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args],
      { cwd: repository, encoding: 'utf8' },
    ).trim();
  const put = async (file: string, text: string) => {
    const target = path.join(repository, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, text);
  };
  const commit = () => {
    git('add', '-A');
    git('commit', '-qm', 'x');
    return git('rev-parse', 'HEAD');
  };
  const stacks = (...args: string[]) => {
    const { GITHUB_OUTPUT: _, ...env } = process.env;
    const said = execFileSync(
      process.execPath,
      [path.join(SCRIPTS, 'stacks.mjs'), ...args],
      { cwd: repository, encoding: 'utf8', env },
    );
    return JSON.parse(said.replace('stacks=', ''));
  };
  const backendOf = 'terraform {\n  backend "s3" {}\n}\n';
  const dev = { dir: 'terraform/dev', environment: 'dev' };
  const net = { dir: 'shared/prod/network', environment: 'prod' };

  it('those that changed, with the modules that they use', async () => {
    repository = path.join(folder, 'repository');
    await fs.mkdir(repository);
    git('init', '-q');
    await put('terraform/dev/versions.tf', backendOf);
    await put(
      'terraform/dev/main.tf',
      'module "a" {\n  source = "../modules/a/"\n}\n',
    );
    await put(
      'terraform/modules/a/main.tf',
      'module "b" {\n  source = "../b"\n}\n',
    );
    await put('terraform/modules/b/main.tf', '');
    await put('shared/prod/network/main.tf', backendOf);
    const first = commit();
    expect(stacks()).toEqual([net, dev]);
    expect(stacks('0'.repeat(40))).toEqual([net, dev]);
    await put('terraform/modules/b/templates/start.sh', 'true\n');
    const second = commit();
    expect(stacks(first)).toEqual([dev]);
    await put('README.md', 'words\n');
    commit();
    expect(stacks(second)).toEqual([]);
    await put('atlantis.yaml', 'version: 3\n');
    expect(stacks(first)).toEqual([]);
    await put('portal.yaml', 'version: 1\nrunner: github-actions\n');
    expect(stacks(first)).toEqual([dev]);
    await put('terraform/$(id)/main.tf', backendOf);
    commit();
    expect(() => stacks()).toThrow(/Command failed/);
  });
});
