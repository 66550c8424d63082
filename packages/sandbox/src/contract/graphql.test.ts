import { startSandbox, TestSandbox, tokenOf } from '../testing';

// Each step is several git processes, on machines of any speed.
jest.setTimeout(60_000);

let sandbox: TestSandbox;
const repo = { owner: 'acme', repo: 'infra' };

beforeAll(async () => {
  sandbox = await startSandbox();
  const { github } = sandbox;
  const acme = github.accounts.byLogin('acme')!;
  const at = github.now();
  const platform = github.teams.create(
    { org_id: acme.id, name: 'platform', description: 'Owners' },
    at,
  );
  const child = github.teams.create(
    { org_id: acme.id, name: 'On call', parent_id: platform.id },
    at,
  );
  const id = (login: string) => github.accounts.byLogin(login)!.id;
  github.teams.setMember(platform.id, id('platform-owner'));
  github.teams.setMember(child.id, id('reviewer'));
  await sandbox.createRepository('infra', {
    'catalog-info.yaml': 'kind: Component\n',
    'main.tf': 'a\n',
  });
  await sandbox.createRepository('secret', {}, { private: true });
  await sandbox.octokit('platform-owner').repos.replaceAllTopics({
    ...repo,
    names: ['terraform'],
  });
});
afterAll(() => sandbox.close());

async function ask(
  query: string,
  variables: object = {},
  token: string | undefined = tokenOf('reviewer'),
) {
  const response = await fetch(`${sandbox.url}/api/graphql`, {
    method: 'POST',
    headers: token ? { authorization: `bearer ${token}` } : {},
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...(await response.json()) };
}

describe('GraphQL', () => {
  it('gives the members of an organisation, page by page', async () => {
    const query = `query users($org: String!, $email: Boolean!, $cursor: String, $size: Int!) {
      organization(login: $org) {
        membersWithRole(first: $size, after: $cursor) {
          pageInfo { hasNextPage, endCursor }
          nodes { avatarUrl, bio, email @include(if: $email), id, login, name,
            organizationVerifiedDomainEmails(login: $org) }
        }
      }
    }`;
    const { data: user } = await sandbox
      .octokit('developer')
      .users.getAuthenticated();
    const first = await ask(query, { org: 'acme', email: true, size: 2 });
    const { nodes, pageInfo } = first.data.organization.membersWithRole;
    expect(nodes[0]).toMatchObject({
      login: 'developer',
      id: user.node_id,
      email: 'developer@example.com',
      avatarUrl: user.avatar_url,
    });
    expect(pageInfo.hasNextPage).toBe(true);
    const second = await ask(query, {
      org: 'acme',
      email: false,
      size: 2,
      cursor: pageInfo.endCursor,
    });
    const rest = second.data.organization.membersWithRole;
    expect(rest.nodes.map((n: any) => n.login)).toEqual(['platform-owner']);
    expect(rest.nodes[0]).not.toHaveProperty('email');
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('gives teams with parents and their own members', async () => {
    const query = `query teams($org: String!, $cursor: String, $userLogins: [String!] = "", $teams: Int!, $members: Int!) {
      organization(login: $org) {
        all: teams(first: $teams, after: $cursor) {
          pageInfo { hasNextPage, endCursor }
          nodes {
            slug combinedSlug name description avatarUrl editTeamUrl
            parentTeam { slug }
            members(first: $members, membership: IMMEDIATE) {
              pageInfo { hasNextPage } nodes { login } }
          }
        }
        some: teams(first: $teams, userLogins: $userLogins) { nodes { slug } }
        team(slug: "on-call") { members(first: 5, membership: IMMEDIATE) { nodes { login } } }
      }
    }`;
    const { data } = await ask(query, {
      org: 'acme',
      userLogins: ['reviewer'],
      teams: 25,
      members: 50,
    });
    const { all, some, team } = data.organization;
    expect(all.nodes).toMatchObject([
      {
        slug: 'platform',
        combinedSlug: 'acme/platform',
        parentTeam: null,
        members: { nodes: [{ login: 'platform-owner' }] },
      },
      { slug: 'on-call', parentTeam: { slug: 'platform' } },
    ]);
    expect(some.nodes).toEqual([{ slug: 'on-call' }]);
    expect(team.members.nodes).toEqual([{ login: 'reviewer' }]);
  });

  const discovery = `query repositories($org: String!, $path: String!, $cursor: String, $size: Int!) {
    repositoryOwner(login: $org) {
      login
      repositories(first: $size, after: $cursor) {
        nodes {
          name
          catalogInfoFile: object(expression: $path) { __typename ... on Blob { id text } }
          url isArchived isFork visibility
          repositoryTopics(first: 100) { nodes { ... on RepositoryTopic { topic { name } } } }
          defaultBranchRef { name }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`;
  it('finds catalog files in the repositories one may see', async () => {
    const variables = {
      org: 'acme',
      path: 'HEAD:catalog-info.yaml',
      size: 25,
    };
    const { data } = await ask(discovery, variables);
    const [infra, secret] = data.repositoryOwner.repositories.nodes;
    expect(infra).toEqual({
      name: 'infra',
      catalogInfoFile: {
        __typename: 'Blob',
        id: expect.any(String),
        text: 'kind: Component\n',
      },
      url: `${sandbox.url}/acme/infra`,
      isArchived: false,
      isFork: false,
      visibility: 'PUBLIC',
      repositoryTopics: { nodes: [{ topic: { name: 'terraform' } }] },
      defaultBranchRef: { name: 'main' },
    });
    expect(secret).toMatchObject({
      visibility: 'PRIVATE',
      catalogInfoFile: null,
    });
    const outside = await ask(discovery, variables, tokenOf('outsider'));
    expect(outside.data.repositoryOwner.repositories.nodes).toHaveLength(1);
    const hostile = await ask(discovery, {
      ...variables,
      path: '--output=/tmp/x',
    });
    expect(
      hostile.data.repositoryOwner.repositories.nodes[0].catalogInfoFile,
    ).toBeNull();
    const none = await ask(discovery, { ...variables, org: 'nobody' });
    expect(none).toMatchObject({ data: { repositoryOwner: null } });
    expect(none).not.toHaveProperty('errors');
  });

  it('says NOT_FOUND with a type, as 200', async () => {
    const answer = await ask('{ organization(login: "nobody") { login } }');
    expect(answer).toMatchObject({
      status: 200,
      data: { organization: null },
      errors: [{ type: 'NOT_FOUND', path: ['organization'] }],
    });
    const secret = await ask(
      '{ repository(owner: "acme", name: "secret") { id } }',
      {},
      tokenOf('outsider'),
    );
    expect(secret.errors[0].type).toBe('NOT_FOUND');
  });

  it('refuses what is no query, too deep, too long or without a token', async () => {
    expect((await ask('{ nonsense')).errors[0].message).toContain('Syntax');
    expect((await ask('{ nonsense }')).errors[0].message).toContain('nonsense');
    const deep = `{ organization(login: "acme") { team(slug: "platform") ${'{ organization { team(slug: "platform") '.repeat(
      12,
    )} { slug } ${'} }'.repeat(12)} } }`;
    expect((await ask(deep)).errors[0].message).toContain('nested deeper');
    const long = `{ ${'viewer { login } '.repeat(1500)} }`;
    expect((await ask(long)).errors[0].message).toContain('tokens');
    const many = await ask(
      '{ organization(login: "acme") { teams(first: 101) { nodes { slug } } } }',
    );
    expect(many.errors[0].type).toBe('EXCESSIVE_PAGINATION');
    const nobody = await ask('{ viewer { login } }', {}, '');
    expect(nobody.status).toBe('401');
  });

  it('knows pull requests as the scaffolder and Atlantis ask for them', async () => {
    const developer = sandbox.octokit('developer');
    const copy = await sandbox.clone('developer', 'infra');
    await copy.git('checkout', '--quiet', '-b', 'portal/x');
    const sha = await copy.commit({ 'main.tf': 'b\n' }, 'Change');
    await copy.git('push', '--quiet', 'origin', 'portal/x');
    const byHead = `query ($owner: String!, $repo: String!, $head: String!) {
      repository(name: $repo, owner: $owner) {
        ref(qualifiedName: $head) {
          associatedPullRequests(first: 1, states: OPEN) { edges { node { id number url } } }
        }
      }
    }`;
    const head = { ...repo, head: 'portal/x' };
    const before = await ask(byHead, head);
    expect(before.data.repository.ref.associatedPullRequests.edges).toEqual([]);
    const unknown = await ask(byHead, { ...repo, head: 'nowhere' });
    expect(unknown.data.repository.ref).toBeNull();
    const { data: pull } = await developer.pulls.create({
      ...repo,
      title: 'x',
      head: 'portal/x',
      base: 'main',
    });
    const after = await ask(byHead, head);
    expect(after.data.repository.ref.associatedPullRequests.edges).toEqual([
      { node: { id: pull.node_id, number: 1, url: pull.html_url } },
    ]);

    await developer.repos.createCommitStatus({
      ...repo,
      sha,
      state: 'success',
      context: 'atlantis/plan',
    });
    await sandbox.octokit('reviewer').pulls.createReview({
      ...repo,
      pull_number: 1,
      event: 'APPROVE',
    });
    const { data } = await ask(
      `query ($owner: String!, $repo: String!) {
        repository(owner: $owner, name: $repo) {
          databaseId
          pullRequest(number: 1) {
            state mergeable reviewDecision
            reviews(first: 10, states: APPROVED) { nodes { id author { login } submittedAt } }
            latestOpinionatedReviews(first: 10) { nodes { state } }
            baseRef { branchProtectionRule { requiredStatusChecks { context } } rules(first: 5) { nodes { type } } }
            commits(last: 1) { nodes { commit { oid statusCheckRollup { state contexts(first: 100) {
              pageInfo { endCursor hasNextPage }
              nodes { __typename ... on StatusContext { context state isRequired(pullRequestNumber: 1) } ... on CheckRun { name conclusion } }
            } } } } }
          }
        }
      }`,
      repo,
    );
    const found = data.repository.pullRequest;
    expect(found).toMatchObject({
      state: 'OPEN',
      mergeable: 'MERGEABLE',
      reviewDecision: 'APPROVED',
      latestOpinionatedReviews: { nodes: [{ state: 'APPROVED' }] },
      baseRef: { branchProtectionRule: null },
    });
    const [{ commit }] = found.commits.nodes;
    expect(commit.oid).toBe(sha);
    expect(commit.statusCheckRollup).toMatchObject({
      state: 'SUCCESS',
      contexts: {
        nodes: [{ __typename: 'StatusContext', context: 'atlantis/plan' }],
      },
    });

    const dismissal = `mutation ($id: ID!) {
      dismissPullRequestReview(input: { pullRequestReviewId: $id, message: "New plan" }) {
        pullRequestReview { state } } }`;
    const [review] = found.reviews.nodes;
    const refused = await ask(
      dismissal,
      { id: review.id },
      tokenOf('outsider'),
    );
    expect(refused.errors[0].type).toBe('FORBIDDEN');
    const dismissed = await ask(dismissal, { id: review.id });
    expect(dismissed.data.dismissPullRequestReview.pullRequestReview).toEqual({
      state: 'DISMISSED',
    });
    const { data: comment } = await developer.issues.createComment({
      ...repo,
      issue_number: 1,
      body: 'Old plan',
    });
    const hidden = await ask(
      `mutation ($id: ID!) { minimizeComment(input: { classifier: OUTDATED, subjectId: $id }) {
        minimizedComment { isMinimized minimizedReason viewerCanMinimize } } }`,
      { id: comment.node_id },
    );
    expect(hidden.data.minimizeComment.minimizedComment).toEqual({
      isMinimized: true,
      minimizedReason: 'outdated',
      viewerCanMinimize: true,
    });
    const drafted = await ask(
      `mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) {
        pullRequest { isDraft mergeStateStatus } } }`,
      { id: pull.node_id },
    );
    expect(drafted.data.convertPullRequestToDraft.pullRequest).toEqual({
      isDraft: true,
      mergeStateStatus: 'DRAFT',
    });
  });
});
