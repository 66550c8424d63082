import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import { createForges } from './forges';
import { blobId } from './lookUp';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

function forge(name: string) {
  const { host } = new URL(sandbox.url);
  const token = 'ghp_test_platform-owner';
  const apiBaseUrl = `${sandbox.url}/api/v3`;
  const github = [{ host, apiBaseUrl, token }];
  const config = new ConfigReader({ integrations: { github } });
  const integrations = ScmIntegrations.fromConfig(config);
  return createForges({ integrations }).of({ host, owner: 'acme', name });
}

describe('a repository of an application', () => {
  it('is made once, with a first commit', async () => {
    const fresh = forge('made');
    await expect(fresh.describe()).rejects.toMatchObject({
      failure: 'not-found',
    });
    const team = 'no-such-team';
    const wanted = { description: 'Made', team, login: 'outsider' };
    await fresh.create(wanted);
    await fresh.create(wanted);
    expect(await fresh.mayWrite('outsider')).toBe(true);
    expect(await fresh.mayWrite('nobody-at-all')).toBe(false);
    expect(await fresh.describe()).toMatchObject({
      ...{ private: true, empty: false, defaultBranch: 'main' },
    });
  });

  it('tells what is at paths, or in their way', async () => {
    await sandbox.createRepository('looked', {
      dockerfile: 'FROM scratch\n',
      policy: 'a file in place of a folder\n',
      'docs/delivery.md': '# Ours\n',
    });
    const found = forge('looked');
    const head = (await found.head('main'))!;
    const there = await found.lookUp(head, [
      ...['Dockerfile', 'policy/authz.rego', 'docs/delivery.md', 'docs'],
      ...['compose.yaml', '.github/workflows/deliver.yaml'],
    ]);
    expect([...there.keys()]).toEqual([
      ...['Dockerfile', 'policy/authz.rego', 'docs/delivery.md', 'docs'],
    ]);
    expect(there.get('Dockerfile')).toBe(blobId('FROM scratch\n'));
    expect(there.get('docs/delivery.md')).toBe(blobId('# Ours\n'));
    expect(await found.head('no-such-branch')).toBeUndefined();
  });

  it('deletes a branch only where it was expected to be', async () => {
    await sandbox.createRepository('deleted', { a: 'a\n' });
    const found = forge('deleted');
    const parent = (await found.head('main'))!;
    const branch = 'portal-application/a/b/create';
    const commit = await found.commit({
      ...{ branch, parent, expected: undefined, message: 'b' },
      files: [{ path: 'b', text: 'b\n' }],
    });
    expect(await found.deleteBranch(branch, parent)).toBe(false);
    expect(await found.deleteBranch(branch, commit)).toBe(true);
    expect(await found.deleteBranch(branch, commit)).toBe(false);
  });

  it('knows who may write', async () => {
    await sandbox.createRepository('written', { a: 'a\n' });
    const found = forge('written');
    const may = await Promise.all(
      ['developer', 'outsider', 'nobody-at-all'].map(each =>
        found.mayWrite(each),
      ),
    );
    expect(may).toEqual([true, false, false]);
  });
});
