import { startSandbox, type TestSandbox, tokenOf } from '../testing';

const API = 'a secret of the API';
const FILES = {
  'atlantis.yaml': 'version: 3\nprojects:\n  - name: app\n    dir: app\n',
  'app/main.tf':
    'resource "terraform_data" "one" {\n  input = "a"\n}\nresource "terraform_data" "two" {\n  input = "b"\n}\n',
};

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ atlantis: { apiSecret: API } });
  await sandbox.createRepository('controlled', FILES);
});
afterAll(() => sandbox.close());

async function control(
  what: string,
  body: object,
  token = tokenOf('site-admin'),
) {
  const response = await fetch(`${sandbox.url}/_sandbox/atlantis/${what}`, {
    method: 'POST',
    headers: {
      authorization: `token ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ repository: 'acme/controlled', ...body }),
  });
  return response.status;
}

async function detect() {
  const url = `${sandbox.url}/atlantis/api/drift/detect`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-atlantis-token': API, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ repository: 'acme/controlled', ref: 'main', type: 'Github' },
      include_plan_output: true,
    }),
  });
  const { data } = await response.json();
  return data.projects[0];
}

/** A pull request whose plan is there. */
async function propose(branch: string, files: Record<string, string>) {
  const copy = await sandbox.clone('developer', 'controlled');
  await copy.git('checkout', '--quiet', '-b', branch);
  await copy.commit(files);
  await copy.git('push', '--quiet', 'origin', branch);
  const octokit = sandbox.octokit('developer');
  const place = { owner: 'acme', repo: 'controlled' };
  const { data } = await octokit.pulls.create({
    ...{ ...place, title: branch, head: branch, base: 'main' },
  });
  const say = async (body: string) => {
    await octokit.issues.createComment({
      ...{ ...place, issue_number: data.number, body },
    });
    await sandbox.settle();
  };
  const comments = async () =>
    (
      await octokit.issues.listComments({ ...place, issue_number: data.number })
    ).data
      .filter(({ user }) => user?.login === 'atlantis-bot')
      .map(({ body }) => body);
  await sandbox.settle();
  return { number: data.number, say, comments };
}

describe('what changes the world behind Atlantis', () => {
  const place = { dir: 'app', workspace: 'default' };

  it('lets nobody but the admin', async () => {
    expect(await control('drift', { ...place, changes: [] }, 'x')).toBe(401);
    expect(await control('drift', { ...place, changes: 'none' })).toBe(422);
  });

  it('plants drift, which a detection finds and a revert takes away', async () => {
    expect((await detect()).has_drift).toBe(false);
    const changes = [
      { address: 'terraform_data.one', arguments: { input: 'by hand' } },
      { address: 'terraform_data.two', action: 'delete' },
    ];
    expect(await control('drift', { ...place, changes })).toBe(200);
    const found = await detect();
    expect(found).toMatchObject({
      has_drift: true,
      drift: { to_add: 1, to_change: 1, to_destroy: 0 },
    });
    // What is found is how to come back to the code.
    expect(found.plan_output).toMatch(/~ input += "by hand" -> "a"/);
    expect(found.plan_output).toContain('# terraform_data.two will be created');
    const pull = await propose('revert', { 'app/note.tf': '# Back.\n' });
    await pull.say('atlantis plan -p app');
    await pull.say('atlantis apply -p app');
    expect((await pull.comments()).at(-1)).toContain(
      'Apply complete! Resources: 1 added, 1 changed, 0 destroyed.',
    );
    await sandbox.octokit('developer').pulls.update({
      ...{ owner: 'acme', repo: 'controlled', pull_number: pull.number },
      state: 'closed',
    });
    await sandbox.settle();
    expect((await detect()).has_drift).toBe(false);
  });

  it('gives a repository policies, and takes them back', async () => {
    const rules = [{ contains: '"secret"', message: 'no secrets' }];
    expect(await control('policies', { set: 'safety', rules })).toBe(200);
    const pull = await propose('policies', {
      'app/main.tf': FILES['app/main.tf'].replace('"a"', '"secret"'),
    });
    expect((await pull.comments())[1]).toContain(
      'FAIL - <redacted plan file> - main - no secrets\n\n1 test, 0 passed, 0 warnings, 1 failure, 0 exceptions',
    );
    await pull.say('atlantis apply');
    expect((await pull.comments()).at(-1)).toContain('All policies must pass');
    expect(await control('policies', { set: 'safety', rules: [] })).toBe(200);
    await pull.say('atlantis plan');
    expect(await pull.comments()).toHaveLength(4);
  });
});
