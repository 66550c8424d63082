/** Commit of the pull request. */
export const ONE = '1'.repeat(40);

const repository = {
  full_name: 'acme/infra',
  html_url: 'https://github.example/acme/infra',
};
const at = (second: number) =>
  new Date(Date.parse('2020-11-02T09:00:00Z') + second * 1_000).toISOString();

const FENCE = '```';
const identity =
  'project: `api-dev` dir: `stacks/api/dev` workspace: `default`';
const plan = [
  `Ran Plan for ${identity}`,
  '',
  '<details><summary>Show Output</summary>',
  '',
  `${FENCE}diff`,
  '  # aws_sqs_queue.mail will be created',
  '+ resource "aws_sqs_queue" "mail" {',
  '      + name         = "mail"',
  '      + api_password = "hunter2hunter2"',
  '    }',
  '',
  'Plan: 1 to add, 0 to change, 0 to destroy.',
  FENCE,
  '</details>',
].join('\n');
const applied = [
  `Ran Apply for ${identity}`,
  '',
  `${FENCE}diff`,
  'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.',
  FENCE,
].join('\n');

let id = 1_000;

const status = (
  second: number,
  context: string,
  state: string,
  description: string,
) => ({
  event: 'status',
  data: {
    id: (id += 1),
    sha: ONE,
    name: 'acme/infra',
    context: `atlantis/${context}`,
    state,
    description,
    target_url: 'http://atlantis.example/jobs/1',
    created_at: at(second),
    repository,
  },
});

const comment = (second: number, login: string, body: string) => ({
  event: 'issue_comment',
  data: {
    action: 'created',
    issue: { number: 7, pull_request: {} },
    comment: {
      id: (id += 1),
      body,
      html_url: `https://github.example/acme/infra/pull/7#issuecomment-${id}`,
      created_at: at(second),
      user: { login },
    },
    repository,
  },
});

const pull = (second: number, state: 'open' | 'closed') => ({
  event: 'pull_request',
  data: {
    action: state === 'open' ? 'opened' : 'closed',
    repository,
    pull_request: {
      number: 7,
      title: 'Add a queue',
      html_url: 'https://github.example/acme/infra/pull/7',
      state,
      merged: state === 'closed',
      user: { login: 'developer' },
      head: { ref: 'queue', sha: ONE },
      updated_at: at(second),
    },
  },
});

const repo = {
  FullName: 'acme/infra',
  CloneURL: 'https://bot:ghs_secret@github.example/acme/infra.git',
};

/** What GitHub and Atlantis send of one pull request, in order. */
export const deliveries: { event: string; data: any; delivery: string }[] = [
  pull(0, 'open'),
  status(1, 'plan', 'pending', 'Plan in progress...'),
  status(2, 'plan: api-dev', 'pending', 'Plan in progress...'),
  status(
    9,
    'plan: api-dev',
    'success',
    'Plan: 1 to add, 0 to change, 0 to destroy.',
  ),
  comment(10, 'atlantis-bot', plan),
  status(10, 'plan', 'success', '1/1 projects planned successfully.'),
  comment(60, 'lead', 'atlantis apply'),
  status(61, 'apply: api-dev', 'pending', 'Apply in progress...'),
  {
    event: 'atlantis',
    data: {
      Workspace: 'default',
      Repo: repo,
      Pull: { Num: 7, HeadCommit: ONE, BaseRepo: repo },
      User: { Username: 'lead', Teams: null },
      Success: true,
      Directory: 'stacks/api/dev',
      ProjectName: 'api-dev',
    },
  },
  comment(70, 'atlantis-bot', applied),
  status(70, 'apply: api-dev', 'success', 'Apply succeeded.'),
  pull(80, 'closed'),
].map((each, index) => ({ ...each, delivery: `delivery-${index}` }));
