import type { InventoryThing } from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { startCosts } from '../__testUtils__/startCosts';

// What the starter repository has Atlantis and GitHub Actions run, run here: the
// shell, git, Node, the command line and the portal are real. A program in place
// of Infracost says what it was asked, and writes a report.
jest.setTimeout(120_000);

const TOKEN = 'a-token-of-the-test';
const TOP = path.resolve(__dirname, '../../../..');
const STARTER = path.join(TOP, 'templates/infrastructure');
const NAME = 'infrastructure';

const INFRACOST = `#!${process.execPath}
const fs = require('node:fs');
const option = name => {
  const args = process.argv.flatMap(each => each.split('='));
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};
fs.appendFileSync(process.env.ASKED, JSON.stringify({
  args: process.argv.slice(2),
  cwd: process.cwd(),
  knows: Object.values(process.env).includes('${TOKEN}'),
  envFile: process.env.INFRACOST_DISABLE_ENVFILE,
}) + '\\n');
if (process.env.BROKEN) process.exit(1);
const name = option('--project-name') ?? 'stacks/shop';
const monthlyCost = process.cwd().endsWith('/base') ? '30' : '44.5';
const price = monthly => ({
  name: 'NAT gateway', unit: 'months', monthlyQuantity: '1',
  price: monthly, monthlyCost: monthly,
});
fs.writeFileSync(option('--out-file'), JSON.stringify({
  version: '0.2', currency: 'USD', totalMonthlyCost: monthlyCost,
  metadata: { infracostCommand: process.argv[2] },
  timeGenerated: new Date().toISOString(),
  projects: [{
    name,
    metadata: { path: name, type: 'terraform_dir', terraformWorkspace: option('--terraform-workspace') },
    breakdown: {
      resources: [{
        name: 'aws_nat_gateway.a', resourceType: 'aws_nat_gateway',
        monthlyCost, costComponents: [price(monthlyCost)],
      }],
      totalMonthlyCost: monthlyCost,
    },
  }],
}));
`;

let sandbox: TestSandbox;
let folder: string;
let backend: Awaited<ReturnType<typeof startCosts>>;
let checkout: string;
let commit: string;
let url: string;
let host: string;

const program = (name: string, text: string) =>
  fs.writeFile(path.join(folder, 'bin', name), text, { mode: 0o755 });

beforeAll(async () => {
  folder = await fs.realpath(
    await fs.mkdtemp(path.join(os.tmpdir(), 'starter-reports-')),
  );
  await fs.mkdir(path.join(folder, 'bin'));
  const cli = path.join(TOP, 'packages/cli/bin/infra-portal');
  const start = `exec '${process.execPath}' '${cli}'`;
  await program('infracost', INFRACOST);
  await program('infra-portal', `#!/bin/sh\n${start} "$@"\n`);
  await program('npx', `#!/bin/sh\nshift 2\n${start} "$@"\n`);
  sandbox = await startSandbox();
  await sandbox.createRepository(NAME, {
    'infracost.yml': 'version: 0.1\n',
    'infracost-usage.yml': 'version: 0.1\n',
    'stacks/shop/main.tf':
      'provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_nat_gateway" "a" {}\n',
  });
  const copy = await sandbox.clone('developer', NAME);
  checkout = (await copy.git('rev-parse', '--show-toplevel')).trim();
  commit = (await copy.git('rev-parse', 'HEAD')).trim();
  host = new URL(sandbox.url).host;
  const repository = `${host}/acme/${NAME}`;
  const thing: InventoryThing = {
    ...{ kind: 'stack', name: 'shop', dir: 'stacks/shop', repository },
    ...{ ref: `${repository}//stacks/shop#default`, layer: 'product' },
    ...{ dependsOn: [], modules: [] },
  };
  const address = `${sandbox.url}/acme/${NAME}`;
  backend = await startCosts(
    sandbox,
    NAME,
    () => ({ commit, things: [thing] }),
    {
      infraCost: {
        reports: { tokens: [{ repository: address, token: TOKEN }] },
      },
    },
  );
  const { port } = backend.backend.server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await backend.backend.stop();
  await sandbox.close();
  await fs.rm(folder, { recursive: true, force: true });
});
beforeEach(() => fs.writeFile(path.join(folder, 'asked'), ''));

interface Asked {
  args: string[];
  cwd: string;
  knows: boolean;
  envFile?: string;
}

/** What Infracost was asked. */
async function asked(): Promise<Asked[]> {
  const text = await fs.readFile(path.join(folder, 'asked'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map(each => JSON.parse(each));
}

/** Runs something as a CI does: with what it sets, and nothing else. */
function run(
  [name, ...args]: string[],
  env: Record<string, string | undefined>,
  cwd = checkout,
): Promise<{ code: number; said: string }> {
  return new Promise(resolve => {
    const whole = {
      PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
      ASKED: path.join(folder, 'asked'),
      HOME: folder,
      INFRA_PORTAL_URL: url,
      ...env,
    };
    execFile(name, args, { cwd, env: whole }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    );
  });
}

describe('Atlantis', () => {
  let steps: string;
  beforeAll(async () => {
    const file = path.join(STARTER, 'shared/shared/atlantis/repos.yaml');
    const text = await fs.readFile(file, 'utf8');
    steps = text.replaceAll('/tmp/infracost', `${folder}/estimates`);
  });

  /** The text of a block that begins behind a mark. */
  function block(mark: string): string {
    const lines = steps.slice(steps.indexOf(mark)).split('\n').slice(1);
    const begin = lines.findIndex(each => each.trimEnd().endsWith('|')) + 1;
    const [indent] = /^ */.exec(lines[begin])!;
    const end = lines.findIndex(
      (each, at) => at > begin && each !== '' && !each.startsWith(indent),
    );
    return lines
      .slice(begin, end < 0 ? undefined : end)
      .map(each => each.slice(indent.length))
      .join('\n');
  }

  const PULL = {
    ...{ BASE_REPO_OWNER: 'acme', BASE_REPO_NAME: NAME, PULL_NUM: '7' },
    ...{ HEAD_BRANCH_NAME: 'queue', BASE_BRANCH_NAME: 'main' },
    INFRA_COST_REPORT_TOKEN: TOKEN,
  };

  async function plan(more: Record<string, string> = {}) {
    const env = { ...PULL, HEAD_COMMIT: commit, ...more };
    const rel = 'stacks/shop';
    const DIR = path.join(checkout, rel);
    const stack = { ...env, DIR, REPO_REL_DIR: rel, WORKSPACE: 'default' };
    await run(['sh', '-c', block('Room for the cost estimates')], env);
    const [, command] = /command: '(echo .*)'/.exec(steps)!;
    const named = await run(['sh', '-c', command], stack, DIR);
    const output = named.said.trim();
    const priced = await run(
      ['sh', '-c', block('and get the key')],
      { ...stack, SHOWFILE: `${DIR}/x.json`, INFRACOST_OUTPUT: output },
      DIR,
    );
    return { ...priced, output, env };
  }
  const tell = (env: Record<string, string>) =>
    run(['sh', '-c', block('Cost estimate in the portal')], {
      ATLANTIS_GH_HOSTNAME: host,
      ...env,
    });

  it('has each plan priced as its stack, and tells the portal', async () => {
    const { code, output, env } = await plan();
    expect(code).toBe(0);
    expect(output).toMatch(/acme-infrastructure-7\/default-stacks-shop-/);
    const [{ args, envFile }] = await asked();
    expect(args).toEqual(
      expect.arrayContaining([
        `--path=${checkout}/stacks/shop/x.json`,
        `--usage-file=${checkout}/infracost-usage.yml`,
        ...['--project-name=stacks/shop', '--terraform-workspace=default'],
      ]),
    );
    expect(envFile).toBe('true');
    const told = await tell(env);
    expect(told.code).toBe(0);
    expect(told.said).toContain(`stacks/shop: ok, ${host}/acme/${NAME}//`);
    // It is what a pull request would cost.
    const { body } = await backend.get('/stacks/shop');
    expect(body.cost?.monthly).not.toBe('44.5');
  });

  it('prices main by looks for drift, and tells of no other branch', async () => {
    const drift = { PULL_NUM: '-3', HEAD_COMMIT: 'main' };
    const preview = { ...drift, HEAD_BRANCH_NAME: 'portal-preview/x' };
    expect(await tell((await plan(preview)).env)).toEqual({
      code: 0,
      said: '',
    });
    const main = { ...drift, HEAD_BRANCH_NAME: 'main' };
    const told = await tell((await plan(main)).env);
    expect(told.said).toContain('stacks/shop: ok');
    const { body } = await backend.get('/stacks/shop');
    expect(body.cost).toMatchObject({ grade: 'infracost', monthly: '44.5' });
  });

  it('fails no plan, and shows no token, whatever goes wrong', async () => {
    const broken = await plan({ BROKEN: '1' });
    expect(broken.code).toBe(0);
    expect(await tell(broken.env)).toEqual({ code: 0, said: '' });
    const { env } = await plan();
    const { INFRA_COST_REPORT_TOKEN: _, ...without } = env;
    expect(await tell(without)).toEqual({ code: 0, said: '' });
    const wrong = { ...env, INFRA_COST_REPORT_TOKEN: 'another-token-than-it' };
    const refused = await tell(wrong);
    expect(refused.code).toBe(0);
    expect(refused.said).toContain('answered 401');
    expect(refused.said).toContain('Warning: the portal was not told');
    expect(refused.said).not.toContain('another-token');
  });
});

describe('GitHub Actions', () => {
  const script = path.join(STARTER, '.github/scripts/costs.mjs');

  async function costs(
    event: object,
    env: Record<string, string | undefined> = {},
    cwd = checkout,
  ) {
    const file = path.join(folder, 'event.json');
    await fs.writeFile(file, JSON.stringify(event));
    return run(
      [process.execPath, script],
      {
        ...{ PORTAL_URL: url, INFRA_COST_REPORT_TOKEN: TOKEN },
        GITHUB_EVENT_PATH: file,
        GITHUB_REPOSITORY: `acme/${NAME}`,
        GITHUB_SERVER_URL: sandbox.url,
        GITHUB_SHA: commit,
        RUNNER_TEMP: folder,
        ...env,
      },
      cwd,
    );
  }

  it('tells what main costs after a push', async () => {
    const { code, said } = await costs({});
    expect([code, said]).toEqual([0, expect.stringMatching(/shop: ok, /)]);
    expect(await asked()).toMatchObject([
      {
        args: expect.arrayContaining(['breakdown', 'infracost.yml']),
        ...{ cwd: checkout, knows: false, envFile: 'true' },
      },
    ]);
  });

  it('compares the base with the head of a pull request', async () => {
    const copy = await sandbox.clone('developer', NAME);
    const cwd = (await copy.git('rev-parse', '--show-toplevel')).trim();
    await copy.git('commit', '--allow-empty', '-qm', 'A change');
    const head = (await copy.git('rev-parse', 'HEAD')).trim();
    const event = { pull_request: { number: 8, head: { sha: head } } };
    const { code, said } = await costs(event, {}, cwd);
    expect([code, said]).toEqual([0, expect.stringMatching(/shop: ok, /)]);
    const [base, diff, ...rest] = await asked();
    expect(rest).toEqual([]);
    expect([base.args[0], diff.args[0]]).toEqual(['breakdown', 'diff']);
    expect(base.cwd).toMatch(/\/base$/);
    expect(diff.cwd).toBe(cwd);
    const compared = diff.args.indexOf('--compare-to');
    expect(diff.args[compared + 1]).toMatch(/base\.json$/);
    expect(await copy.git('worktree', 'list')).not.toContain('/base');
    await fs.writeFile(path.join(cwd, 'atlantis.yaml'), 'version: 3\n');
    const left = await costs(event, {}, cwd);
    expect(left).toEqual({
      code: 0,
      said: '::notice title=Costs::Atlantis prices pull requests.\n',
    });
  });

  it('fails no job, and shows no token, whatever goes wrong', async () => {
    for (const env of [{ PORTAL_URL: '' }, { INFRA_COST_REPORT_TOKEN: '' }]) {
      expect(await costs({}, env)).toMatchObject({ code: 0 });
    }
    expect(await asked()).toEqual([]);
    const wrong = 'another-token-than-it';
    for (const env of [{ BROKEN: '1' }, { INFRA_COST_REPORT_TOKEN: wrong }]) {
      const { code, said } = await costs({}, env);
      expect([code, said]).toEqual([
        0,
        expect.stringContaining('::warning title=Costs::The portal was not'),
      ]);
      expect(said).not.toContain(wrong);
    }
  });

  it('waits for a portal that is starting', async () => {
    let asks = 0;
    const server = http.createServer((request, response) => {
      request.resume();
      asks += 1;
      response.writeHead(asks === 1 ? 404 : 202);
      response.end(JSON.stringify({ id: '1', projects: [], duplicate: false }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, said } = await costs(
      {},
      { PORTAL_URL: `http://127.0.0.1:${port}` },
    );
    server.close();
    expect([code, asks, said]).toEqual([0, 2, expect.stringContaining('sent')]);
  });
});
