import type { Forge } from '@infra-portal/infra-node';
import type { OpenRequest } from './openRequests';

/** Branches of the portal. */
const PREFIX = 'portal/';

/** Open pull requests of the portal in one repository. */
export async function listOpenRequests(forge: Forge): Promise<OpenRequest[]> {
  const found = await forge.openPullRequests(PREFIX);
  return found.map(({ head, number, url, title }) => ({
    branch: head.branch,
    number,
    url,
    title,
    commit: head.commit,
  }));
}
