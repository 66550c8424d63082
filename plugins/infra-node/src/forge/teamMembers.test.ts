import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  startSandbox,
  TestSandbox,
  tokenOf,
} from '@infra-portal/sandbox/testing';
import { createForges } from './forges';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

it('knows who is in a team, or that it does not', async () => {
  const owner = sandbox.octokit('platform-owner');
  await owner.teams.create({ org: 'acme', name: 'Leads' });
  for (const username of ['developer', 'reviewer']) {
    await owner.teams.addOrUpdateMembershipForUserInOrg({
      ...{ org: 'acme', team_slug: 'leads', username },
    });
  }
  const { host } = new URL(sandbox.url);
  const apiBaseUrl = `${sandbox.url}/api/v3`;
  const github = [{ host, apiBaseUrl, token: tokenOf('platform-owner') }];
  const config = new ConfigReader({ integrations: { github } });
  const forge = createForges({
    integrations: ScmIntegrations.fromConfig(config),
  }).of({ host, owner: 'acme', name: 'infrastructure' });

  const members = await forge.teamMembers('@acme/leads');
  expect(members).toEqual(expect.arrayContaining(['developer', 'reviewer']));
  expect(await forge.teamMembers('acme/leads')).toEqual(members);
  expect(await forge.teamMembers('@acme/no-team')).toBeUndefined();
  expect(await forge.teamMembers('@other/leads')).toBeUndefined();
  expect(await forge.teamMembers('@developer')).toBeUndefined();
});
