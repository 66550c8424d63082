import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createForgePeople } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { GitHubIdentity } from '../../commands/identity';
import type { World } from '../../requests/__testUtils__/world';
import { Conversations } from '../Conversations';
import { ReviewActs } from '../ReviewActs';
import { ReviewActStore } from '../ReviewActStore';
import type { ActOrder, StoredReviewAct } from '../types';

const tokenOf = (login: string) => `ghp_test_${login}`;

export const REVIEWER = tokenOf('reviewer');
const FILE = 'stacks/authhub/tokens/dev/main.tf';

interface Options {
  identity?: GitHubIdentity;
  now?: () => Date;
  /** Entity ref of who asked the portal for it. */
  requestedBy?: string;
}

/** An open pull request of the developer, and who reviews it. */
export async function pullOf(
  world: World,
  database: Knex,
  name: string,
  options: Options = {},
) {
  const repository = await world.repository(name);
  const copy = await world.sandbox.clone('developer', name);
  await copy.git('checkout', '--quiet', '-b', 'change');
  const head = await copy.commit({ [FILE]: 'a\nb\nc\nd\n' });
  await copy.git('push', '--quiet', 'origin', 'change');
  const place = { owner: 'acme', repo: name };
  const { data } = await world.sandbox.octokit('developer').pulls.create({
    ...{ ...place, title: 'Tokens', head: 'change', base: 'main' },
  });
  const at = { ...place, pull_number: data.number };
  const { host } = repository;
  const apiBaseUrl = `${world.proxy.url}/api/v3`;
  const github = [{ host, apiBaseUrl, token: 'ghp_none' }];
  const config = new ConfigReader({ integrations: { github } });
  const now = options.now ?? (() => new Date());
  const conversations = new Conversations({
    bases: { names: () => [`${host}/acme/${name}`] },
    forges: world.forges(),
    now,
  });
  const told: StoredReviewAct[] = [];
  const acts = new ReviewActs({
    conversations,
    people: createForgePeople({
      integrations: ScmIntegrations.fromConfig(config),
      timeout: 2_000,
    }),
    store: new ReviewActStore(database),
    orderOf: async () =>
      options.requestedBy === undefined
        ? undefined
        : { kind: 'upgrade', id: 'w', requestedBy: options.requestedBy },
    identityOf: async userRef =>
      options.identity ?? { login: userRef.split('/')[1] },
    signInHost: host,
    tell: async act => void told.push(act),
    now,
    sleep: async () => {},
  });
  const order = (more: Partial<ActOrder> = {}): ActOrder => ({
    ...{ act: 'approve', head, key: randomUUID(), token: REVIEWER },
    ...more,
  });
  const run = (more?: Partial<ActOrder>, who = 'reviewer') =>
    acts.run(
      ...([repository, data.number, `user:default/${who}`] as const),
      order({ token: tokenOf(who), ...more }),
    );
  const refusal = (more?: Partial<ActOrder>, who?: string) =>
    run(more, who).then(
      () => 'done',
      error => error.refusal ?? error,
    );
  const push = async (text: string) => {
    const commit = await copy.commit({ [FILE]: text });
    await copy.git('push', '--quiet', 'origin', 'change');
    return commit;
  };
  const octokit = world.sandbox.octokit('reviewer');
  return {
    ...{ at, conversations, database, head, number: data.number },
    ...{ push, refusal, repository, run, told },
    /** A comment on a line, as an order has it. */
    on: (line: number, body: string) => ({
      ...{ path: FILE, line, body },
      side: 'after' as const,
    }),
    read: () => conversations.now(repository, data.number),
    reviews: async () =>
      (await octokit.pulls.listReviews(at)).data.map(
        ({ user, state, body }) => `${user?.login} ${state} ${body}`,
      ),
  };
}
