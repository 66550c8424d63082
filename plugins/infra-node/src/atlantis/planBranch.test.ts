import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { planBranch, PlanBranchError } from './planBranch';

const REQUEST = {
  repository: 'acme/infra',
  branch: 'portal-preview/a/b/0123456789',
  projects: ['a-dev'],
  paths: [{ directory: 'b', workspace: 'default' }],
};
const RESULT = {
  Error: null,
  Failure: '',
  ProjectResults: [
    {
      ...{ Error: null, Failure: '', Command: 1, ProjectName: 'a-dev' },
      ...{ RepoRelDir: 'a', Workspace: 'default' },
      PlanSuccess: { TerraformOutput: 'No changes. Nothing.' },
    },
  ],
  PlansDeleted: false,
};

type Answer = (response: http.ServerResponse) => void;

let answer: Answer;
const asked: { url?: string; headers: http.IncomingHttpHeaders; body: any }[] =
  [];
const server = http.createServer(async (request, response) => {
  let text = '';
  for await (const part of request) text += part;
  const { url, headers } = request;
  asked.push({ url, headers, body: JSON.parse(text) });
  answer(response);
});
let url = '';
beforeAll(async () => {
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/atlantis`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

const json =
  (status: number, body: unknown): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
const text =
  (status: number, body: string): Answer =>
  response => {
    response.writeHead(status);
    response.end(body);
  };
const plan = (options: { timeout?: number; signal?: AbortSignal } = {}) =>
  planBranch({ url, token: 's3cret' }, REQUEST, { timeout: 5_000, ...options });

it('asks once, by names and folders, and without a base', async () => {
  answer = json(200, RESULT);
  const { projects } = await plan();
  expect(projects).toEqual([
    {
      ...{ project: 'a-dev', dir: 'a', workspace: 'default', policies: [] },
      output: 'No changes. Nothing.',
    },
  ]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    url: '/atlantis/api/plan',
    headers: { 'x-atlantis-token': 's3cret' },
  });
  expect(asked[0].body).toEqual({
    Repository: 'acme/infra',
    Ref: 'portal-preview/a/b/0123456789',
    Type: 'Github',
    Projects: ['a-dev'],
    Paths: [{ directory: 'b', workspace: 'default' }],
  });
});

it('reads the result of 500, too', async () => {
  const failed = { ...RESULT.ProjectResults[0], Error: {}, PlanSuccess: null };
  answer = json(500, { ...RESULT, ProjectResults: [failed] });
  const { projects } = await plan();
  expect(projects[0].output).toBeUndefined();
});

it.each([
  [json(401, { error: 'header did not match' }), 'unauthorised'],
  [json(403, { error: 'repo not allowlisted' }), 'not-allowed'],
  [json(503, { error: 'API is disabled' }), 'disabled'],
  [json(500, { error: 'cloning: no such branch' }), 'refused'],
  [json(400, { error: 'request is missing fields' }), 'refused'],
  [text(503, '<html>'), 'down'],
  [text(502, '<html>'), 'down'],
  [text(504, '<html>'), 'timeout'],
  [text(200, '<html>Sign in</html>'), 'strange'],
  [json(200, { anything: 1 }), 'strange'],
  [text(302, ''), 'strange'],
  [response => response.destroy(), 'down'],
] as [Answer, string][])(
  'never takes something else for a plan, and asks no second time: %#',
  async (given, failure) => {
    answer = given;
    const error: PlanBranchError = await plan().catch(each => each);
    expect(error).toBeInstanceOf(PlanBranchError);
    expect(error.failure).toBe(failure);
    expect(`${error.message} ${error.detail}`).not.toContain('s3cret');
    expect(asked).toHaveLength(1);
  },
);

it('waits no longer than it is told to', async () => {
  answer = () => {};
  const error: PlanBranchError = await plan({ timeout: 50 }).catch(e => e);
  expect(error.failure).toBe('timeout');
  const reason = new Error('cancelled');
  const abort = new AbortController();
  const waits = plan({ signal: abort.signal });
  setTimeout(() => abort.abort(reason), 50);
  await expect(waits).rejects.toBe(reason);
});

it('has nothing planned by nobody', async () => {
  const none = { ...REQUEST, projects: [], paths: [] };
  const options = { timeout: 1_000 };
  await expect(planBranch({ url, token: 's' }, none, options)).rejects.toThrow(
    'no project',
  );
  expect(asked).toEqual([]);
});
