import fs from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const INTENT = `version: 1
product: authhub
service: session
description: Keeps sessions # 세션
owner: group:default/developers
costCenter: CC-2100
goldenPath: { name: ecs-fargate, version: 1.0.0 }
image: ghcr.io/acme/session:1.0.0
environments: { dev: {} }
`;
const FILE = 'stacks/authhub/session/service.yaml';

/** A repository with what a service needs, and the service's intent. */
function repository(intent = INTENT, file = FILE) {
  const folder = folderWith({ [file]: intent });
  for (const name of ['portal.yaml', 'atlantis.yaml', 'golden-paths']) {
    fs.cpSync(path.join(starter, name), path.join(folder, name), {
      recursive: true,
    });
  }
  return folder;
}

describe('infra-portal render', () => {
  it('writes a service, and then has nothing to write', async () => {
    const cwd = repository();
    const checked = await run(cwd, 'render', '--check', FILE);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain(
      'new      stacks/authhub/session/dev/main.tf',
    );
    expect(checked.out).toContain('changed  atlantis.yaml');
    expect(fs.existsSync(path.join(cwd, 'stacks/authhub/session/dev'))).toBe(
      false,
    );
    expect((await run(cwd, 'render', FILE)).code).toBe(0);
    const main = path.join(cwd, 'stacks/authhub/session/dev/main.tf');
    expect(fs.readFileSync(main, 'utf8')).toContain('authhub-session-dev');
    expect(await run(cwd, 'render', '--check', FILE)).toEqual({
      code: 0,
      out: '0 files not as the golden path gives it.\n',
      err: '',
    });
    fs.appendFileSync(main, '# by hand\n');
    expect((await run(cwd, 'render', '--check', '--json', FILE)).out).toBe(
      '{"files":[{"path":"stacks/authhub/session/dev/main.tf","state":"changed"}],"problems":[]}\n',
    );
  });

  it('writes beside it what the application lacks', async () => {
    const cwd = repository(
      `${INTENT}source: { repository: acme/session, skeleton: true }\n`,
    );
    const app = folderWith({
      Dockerfile: 'FROM scratch\n',
      'docker-compose.yml': 'services: {}\n',
    });
    const { code, out } = await run(cwd, 'render', '--application', app, FILE);
    expect(code).toBe(0);
    expect(out).toContain(`new      ${app}/.github/workflows/deliver.yaml`);
    const has = (file: string) => fs.existsSync(path.join(app, file));
    expect([has('.dockerignore'), has('compose.yaml')]).toEqual([true, false]);
    expect(fs.readFileSync(path.join(app, 'Dockerfile'), 'utf8')).toBe(
      'FROM scratch\n',
    );
  });

  it('refuses a service that has nothing to run', async () => {
    const found = await run(
      repository(INTENT.replace(/^image.*\n/m, '')),
      ...['render', FILE],
    );
    expect(found).toMatchObject({
      code: 1,
      out: `${FILE}: image: An image is needed: there is nothing to run yet.\n`,
    });
  });

  it('has no skeleton for who asks for none', async () => {
    const app = folderWith({});
    const found = await run(repository(), 'render', '--application', app, FILE);
    expect(found.code).toBe(1);
    expect(found.out).toContain('asks for no skeleton');
    expect(fs.readdirSync(app)).toEqual([]);
  });

  it.each([
    [
      INTENT.replace('version: 1', 'verison: 1'),
      /verison is not known here: did you mean "version"/,
    ],
    [
      INTENT.replace('{ dev: {} }', '{ dev: { cpu: 3 } }'),
      /environments\.dev\.cpu: 3 is not allowed in dev/,
    ],
    [
      INTENT.replace('ecs-fargate,', 'no-such,'),
      /There is no golden path no-such/,
    ],
    [
      INTENT.replace('1.0.0 }', '9.0.0 }'),
      /is ecs-fargate 1\.0\.0; the intent asks for ecs-fargate 9\.0\.0/,
    ],
    [
      INTENT.replace('service: session', 'service: other'),
      /belongs at stacks\/authhub\/other\/service\.yaml/,
    ],
    ['a: [', /service\.yaml: 1:\d+: /],
  ])('says what is wrong with an intent (%#)', async (intent, message) => {
    const cwd = repository(intent);
    const before = fs.readdirSync(path.join(cwd, 'stacks/authhub/session'));
    const { code, out } = await run(cwd, 'render', FILE);
    expect(code).toBe(1);
    expect(out).toMatch(message);
    expect(fs.readdirSync(path.join(cwd, 'stacks/authhub/session'))).toEqual(
      before,
    );
  });

  it('writes nothing behind a link that leads out', async () => {
    const cwd = repository();
    const outside = folderWith({ 'x.txt': '' });
    fs.symlinkSync(outside, path.join(cwd, 'runbooks'));
    const { code, err } = await run(cwd, 'render', FILE);
    expect(code).toBe(3);
    expect(err).toContain('leads out of the repository');
    expect(fs.readdirSync(outside)).toEqual(['x.txt']);
    expect(fs.readdirSync(path.join(cwd, 'stacks/authhub/session'))).toEqual([
      'service.yaml',
    ]);
  });
});
