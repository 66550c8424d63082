import type { PreparedApplication } from '../../applications/proposeApplication';
import {
  minji as anybody,
  orderFor,
  previewsOver,
  sqlite,
  tokens,
  World,
} from '../__testUtils__/world';

jest.setTimeout(120_000);

const minji = { ...anybody, login: 'developer' };
const BRANCH = 'portal-application/authhub/tokens/create';
const DOCKERFILE = 'FROM alpine:3.22\n';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

interface Wanted {
  /** Name of the application's repository, which the test may change. */
  name: string;
  mayCreate?: boolean;
  files?: Record<string, string>;
}

/** A portal whose previews propose a skeleton too. */
async function portalFor(infrastructure: string, wanted: Wanted) {
  const repository = await world.repository(infrastructure);
  const mirrors = world.mirrors(`mirrors-${infrastructure}`);
  const application = (): PreparedApplication => ({
    repository: world.ref(wanted.name),
    branch: BRANCH,
    team: 'developers',
    mayCreate: wanted.mayCreate ?? false,
    files: Object.entries(
      wanted.files ?? { Dockerfile: DOCKERFILE, 'compose.yaml': 'name: x\n' },
    ).map(([path, text]) => ({
      path,
      text,
      unless: path === 'compose.yaml' ? ['docker-compose.yml'] : [],
    })),
  });
  const previews = {
    prepare: async (options: any) => ({
      ...(await previewsOver(mirrors).prepare(options)),
      application: application(),
    }),
  };
  const { service } = world.portal(await sqlite(), { mirrors, previews });
  const order = await orderFor(mirrors, repository, tokens());
  return { service, order, mirrors, repository };
}

const filesOf = async (name: string, number: number) => {
  const { data } = await world.octokit().pulls.listFiles({
    ...{ owner: 'acme', repo: name, pull_number: number },
  });
  return data.map(({ filename, status }) => `${status} ${filename}`);
};

it('opens a second pull request with what is missing, once', async () => {
  await world.sandbox.createRepository('app-one', {
    'README.md': '# One\n',
    'Docker-Compose.yml': 'name: ours\n',
  });
  const { service, order } = await portalFor('infra-one', { name: 'app-one' });
  const { request } = await service.submit(order, minji);
  expect(request).toMatchObject({
    state: 'open',
    application: {
      state: 'open',
      created: false,
      files: ['Dockerfile'],
      pullRequest: { number: 1 },
    },
  });
  const [second, ...others] = await world.pulls('app-one', 'all');
  expect(others).toEqual([]);
  expect(await filesOf('app-one', 1)).toEqual(['added Dockerfile']);
  const [first] = await world.pulls('infra-one');
  expect(second.body).toContain(first.html_url);
  expect(first.body).toContain(second.html_url);

  await service.submit({ ...order, note: 'Once more' }, minji);
  expect(await world.pulls('app-one', 'all')).toHaveLength(1);

  const over = await service.cancel(request.id, minji);
  expect(over).toMatchObject({
    state: 'closed',
    application: { state: 'closed' },
  });
  expect((await world.pulls('app-one', 'all'))[0].state).toBe('closed');
  expect(await world.branches('app-one')).toEqual([]);
});

it('makes the repository when it may, private and with a base', async () => {
  const { service, order } = await portalFor('infra-two', {
    ...{ name: 'app-two', mayCreate: true },
  });
  const { request } = await service.submit(order, minji);
  expect(request.application).toMatchObject({ state: 'open', created: true });
  const { data } = await world
    .octokit()
    .repos.get({ owner: 'acme', repo: 'app-two' });
  expect(data.private).toBe(true);
  expect(await filesOf('app-two', 1)).toEqual([
    'added Dockerfile',
    'added compose.yaml',
  ]);
});

it('leaves the first pull request alone when the second fails', async () => {
  const wanted: Wanted = { name: 'app-three' };
  const { service, order } = await portalFor('infra-three', wanted);
  const { request } = await service.submit(order, minji);
  expect(request).toMatchObject({
    state: 'open',
    application: {
      state: 'failed',
      failure: { code: 'repository-not-found', retryable: true },
    },
  });
  expect(request.failure).toBeUndefined();
  await world.sandbox.createRepository('app-three', { 'README.md': '#\n' });
  const again = await service.resume(request.id, minji);
  expect(again.application).toMatchObject({ state: 'open' });
  expect(again.application!.failure).toBeUndefined();
  expect(await world.pulls('app-three')).toHaveLength(1);
});

it('tells a repository that it may not see from one that is not there', async () => {
  await world.sandbox.createRepository('app-hidden', { 'README.md': '#\n' });
  const { service, order } = await portalFor('infra-hidden', {
    ...{ name: 'app-hidden', mayCreate: true },
  });
  world.proxy.rule = ({ path }) =>
    path.includes('/repos/acme/app-hidden') ? { status: 404 } : 'pass';
  const { request } = await service.submit(order, minji);
  expect(request.application).toMatchObject({
    state: 'failed',
    created: false,
    failure: { code: 'repository-hidden', retryable: true },
  });
  world.proxy.reset();
  const done = await service.resume(request.id, minji);
  expect(done.application).toMatchObject({ state: 'open', created: false });
});

it('writes nothing for who could not do so themselves', async () => {
  await world.sandbox.createRepository('app-private', { 'README.md': '#\n' });
  const wanted = { name: 'app-private' };
  const { service, order } = await portalFor('infra-private', wanted);
  const { request } = await service.submit(order, {
    ...{ ...anybody, login: 'outsider' },
  });
  expect(request).toMatchObject({
    state: 'open',
    application: {
      state: 'failed',
      failure: { code: 'not-your-repository' },
    },
  });
  expect(await world.branches('app-private')).toEqual([]);
});

it('touches nothing of a branch that others made', async () => {
  await world.sandbox.createRepository('app-four', { 'README.md': '#\n' });
  const octokit = world.octokit();
  const place = { owner: 'acme', repo: 'app-four' };
  const { data } = await octokit.git.getRef({ ...place, ref: 'heads/main' });
  await octokit.git.createRef({
    ...{ ...place, ref: `refs/heads/${BRANCH}`, sha: data.object.sha },
  });
  const { service, order } = await portalFor('infra-four', {
    name: 'app-four',
  });
  const { request } = await service.submit(order, minji);
  expect(request.application).toMatchObject({
    state: 'failed',
    failure: { code: 'branch-taken' },
  });
  expect(await world.pulls('app-four')).toEqual([]);
  await service.cancel(request.id, minji);
  expect(await world.branches('app-four')).toEqual([BRANCH]);
});

it('is complete where nothing is missing', async () => {
  await world.sandbox.createRepository('app-five', {
    dockerfile: 'FROM scratch\n',
    'compose.yaml/keep': 'a folder in its place\n',
  });
  const { service, order } = await portalFor('infra-five', {
    name: 'app-five',
  });
  const { request } = await service.submit(order, minji);
  expect(request.application).toMatchObject({ state: 'complete' });
  expect(await world.pulls('app-five')).toEqual([]);
});

it.each([
  ['POST', '/git/refs'],
  ['POST', '/pulls'],
])('goes on after the answer to %s …%s got lost', async (method, end) => {
  const name = `app${end.replace('/git', '')}`.replace('/', '-');
  await world.sandbox.createRepository(name, { 'README.md': '#\n' });
  const files = { Dockerfile: DOCKERFILE };
  const wanted = { name, files };
  const { service, order } = await portalFor(`infra-${name}`, wanted);
  let lost = 0;
  world.proxy.rule = call => {
    const is = call.method === method && call.path.endsWith(`${name}${end}`);
    if (!is || lost > 0) return 'pass';
    lost += 1;
    return 'after';
  };
  const { request } = await service.submit(order, minji);
  world.proxy.reset();
  expect(lost).toBe(1);
  const { application } = await service.resume(request.id, minji);
  expect(application).toMatchObject({ state: 'open', files: ['Dockerfile'] });
  expect(await world.pulls(name, 'all')).toHaveLength(1);
  await service.cancel(request.id, minji);
  expect(await world.branches(name)).toEqual([]);
});
