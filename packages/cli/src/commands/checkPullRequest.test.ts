import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { deviationReportSchema } from '@infra-portal/infra-common';
import { folderWith, run } from '../__testUtils__/run';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const FILE = 'stacks/authhub/session/service.yaml';
const version = /^version: (.*)$/m.exec(
  fs.readFileSync(
    path.join(starter, 'golden-paths/ecs-fargate/golden-path.yaml'),
    'utf8',
  ),
)![1];
const INTENT = `version: 1
product: authhub
service: session
description: Keeps sessions
owner: group:default/developers
costCenter: CC-2100
goldenPath: { name: ecs-fargate, version: ${version} }
image: ghcr.io/acme/session:1.0.0
environments: { dev: {}, prod: {} }
`;

function git(cwd: string, ...args: string[]) {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  execFileSync('git', [...identity, ...args], { cwd, stdio: 'pipe' });
}

const put = (cwd: string, file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  fs.writeFileSync(path.join(cwd, file), text);
};
const commit = (cwd: string) => {
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-q', '--allow-empty', '-m', 'x');
};

/** A repository on a branch, after the starter's lists and golden paths. */
function repository() {
  const cwd = folderWith({});
  for (const name of ['portal.yaml', 'atlantis.yaml', 'golden-paths']) {
    const target = path.join(cwd, name);
    fs.cpSync(path.join(starter, name), target, { recursive: true });
  }
  git(cwd, 'init', '-q', '-b', 'main');
  commit(cwd);
  git(cwd, 'checkout', '-q', '-b', 'portal/authhub/session/create');
  return cwd;
}

// Each of them starts git many times.
jest.setTimeout(60_000);

describe('infra-portal check --pull-request', () => {
  it('tells what deviates from the golden path', async () => {
    const cwd = repository();
    const check = (...more: string[]) =>
      run(cwd, 'check', '--pull-request', '--base', 'main', ...more);
    expect(await check()).toMatchObject({
      code: 0,
      out: '0 services checked, 0 with deviations.\n',
    });
    put(cwd, FILE, INTENT);
    expect((await check()).code).toBe(1);
    expect((await run(cwd, 'render', FILE)).code).toBe(0);
    commit(cwd);
    const clean = await check();
    expect(clean.out).toMatch(
      /as the golden path gives it \((\d+) of \1 files\)/,
    );
    expect(clean.code).toBe(0);

    const main = path.join(cwd, 'stacks/authhub/session/dev/main.tf');
    fs.appendFileSync(main, '# by \u001b[31mhand\n');
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('--- a/stacks/authhub/session/dev/main.tf');
    expect(out).toContain('\n-# by hand\n');
    const [found] = JSON.parse((await check('--json')).out);
    expect(deviationReportSchema.parse(found)).toMatchObject({
      intent: FILE,
      goldenPath: { name: 'ecs-fargate', version },
      identical: found.generated - 1,
      deviations: [{ state: 'changed', added: 0, removed: 1 }],
    });
  });

  it('wants gone what the intent no longer gives', async () => {
    const cwd = repository();
    put(cwd, FILE, INTENT);
    expect((await run(cwd, 'render', FILE)).code).toBe(0);
    commit(cwd);
    git(cwd, 'branch', '-f', 'main');
    put(cwd, FILE, INTENT.replace('dev: {}, ', ''));
    const checked = await run(cwd, 'check', '--pull-request', '--base', 'main');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('+++ /dev/null');
    const rendered = await run(cwd, 'render', FILE);
    expect(rendered.out).toContain(
      'removed  stacks/authhub/session/dev/main.tf',
    );
    expect(fs.existsSync(path.join(cwd, 'stacks/authhub/session/dev'))).toBe(
      false,
    );
    expect(
      fs.readFileSync(path.join(cwd, 'atlantis.yaml'), 'utf8'),
    ).not.toContain('authhub-session-dev');
    expect(
      (await run(cwd, 'check', '--pull-request', '--base', 'main')).code,
    ).toBe(0);
  });

  it('says what cannot be rendered, and which base is missing', async () => {
    const cwd = repository();
    put(cwd, FILE, INTENT.replace('CC-2100', 'C-2100'));
    const { code, out } = await run(
      cwd,
      ...['check', '--pull-request', '--base', 'main'],
    );
    expect(code).toBe(1);
    expect(out).toContain('the tag CostCenter must follow the rule');
    const missing = await run(
      cwd,
      ...['check', '--pull-request', '--base', '--upload-pack=x'],
    );
    expect(missing.code).not.toBe(0);
    const other = await run(
      cwd,
      ...['check', '--pull-request', '--base', 'nosuch'],
    );
    expect(other.code).toBe(3);
    expect(other.err).toContain('Name the base with --base');
  });
});
