import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  TakeOverIntent,
  TakeOverList,
  TakeOverPreview,
} from '@infra-portal/infra-common';
import { localDrafts } from '../drafts/localDrafts';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { koreanApis } from '../testing/korean';
import { takeOverApiRef } from './TakeOverApi';
import { TakeOverPage } from './TakeOverPage';

const PLACE = { repository: 'github.com/acme/fileflow', dir: 'dev/worker' };
const list: TakeOverList = {
  items: [
    {
      ...{ ...PLACE, stack: 'github.com/acme/fileflow//dev/worker#default' },
      ...{ resources: 10, possible: 6, foreign: 0 },
    },
  ],
  due: [],
  unread: [],
  observedAt: '2026-11-20T00:00:00.000Z',
};
const preview: TakeOverPreview = {
  ...{
    title: 'Take over dev/worker',
    branch: 'portal/take-over/a',
    commit: 'c',
  },
  matches: [
    {
      ...{ module: 'log-group', version: '1.0.0', name: 'logs', updates: [] },
      inputs: [{ name: 'name', value: '"a"' }],
      resources: [
        {
          from: 'aws_cloudwatch_log_group.a',
          to: 'module.logs.aws_cloudwatch_log_group.this',
        },
      ],
    },
  ],
  left: [
    {
      ...{ address: 'aws_sqs_queue.jobs', reason: 'creates', module: 'sqs' },
      ...{ creates: ['module.q.aws_sqs_queue_policy.this'], names: [] },
      differences: [],
    },
  ],
  imports: [],
  proof: {
    ...{ grade: 'simulated', holds: true, changes: [] },
    counts: { add: 0, change: 0, destroy: 0, move: 1 },
  },
  files: [{ path: 'dev/worker/main.tf', diff: '@@ -1 +1 @@\n-a\n+b\n' }],
  digest: 'a'.repeat(64),
};

async function open(
  entry: string,
  answer = preview,
  apis: readonly unknown[] = [],
) {
  const api = {
    list: jest.fn(async () => list),
    preview: jest.fn(async () => answer),
    open: jest.fn(async () => ({
      ...{ number: 7, url: 'https://github.com/acme/fileflow/pull/7' },
      created: true,
    })),
  };
  await renderInTestApp(<TakeOverPage />, {
    apis: [[takeOverApiRef, api], ...apis] as never,
    initialRouteEntries: [`/pull-requests/take-over${entry}`],
    mountedRoutes: {
      '/pull-requests': pullRequestsRouteRef,
      '/create-service': createServiceRouteRef,
    },
  });
  return api;
}

const STACK = `?${new URLSearchParams(PLACE)}`;

it('lists hand-written stacks with what could fit at most', async () => {
  await open('');
  const table = await screen.findByRole('table', {
    name: 'Hand-written stacks',
  });
  expect(within(table).getByText('at most 6 of 10 resources')).toBeVisible();
  expect(
    within(table).getByRole('link', { name: 'dev/worker' }),
  ).toBeInTheDocument();
});

it('shows what a stack becomes, what stays and why, and opens it once', async () => {
  const api = await open(STACK);
  expect(
    await screen.findByText('The plan is empty but for what moves'),
  ).toBeInTheDocument();
  expect(screen.getByText('sqs would also make:')).toBeInTheDocument();
  await userEvent.click(
    screen.getByRole('button', { name: 'Open pull request' }),
  );
  expect(await screen.findByRole('link', { name: '#7' })).toHaveAttribute(
    'href',
    'https://github.com/acme/fileflow/pull/7',
  );
  const { digest } = preview;
  expect(api.open).toHaveBeenCalledWith({ ...PLACE, step: 'begin', digest });
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).not.toBeInTheDocument();
});

it('offers nothing whose plan does harm, in Korean too', async () => {
  const proof = { ...preview.proof!, holds: false };
  await open(STACK, { ...preview, proof }, koreanApis);
  expect(
    await screen.findByText('플랜이 생성, 삭제 또는 교체하는 것이 있습니다'),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: '풀 리퀘스트 열기' }),
  ).not.toBeInTheDocument();
});

it('offers to remove blocks only where they were applied', async () => {
  const finish = `${STACK}&step=finish`;
  const { proof, ...rest } = { ...preview, matches: [], left: [] };
  const waiting = { ...rest, apply: { state: 'waiting' as const } };
  await open(finish, waiting);
  expect(
    await screen.findByText('The stack was not applied with these blocks yet'),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).not.toBeInTheDocument();
});

it('says who applied the blocks that may go', async () => {
  const { proof, ...rest } = { ...preview, matches: [], left: [] };
  const at = '2026-11-20T10:00:00.000Z';
  const apply = { state: 'applied' as const, at, runner: 'Atlantis' };
  await open(`${STACK}&step=finish`, { ...rest, apply });
  const mark = await screen.findByText(
    'The stack was applied with these blocks',
  );
  expect(mark.closest('p')).toHaveTextContent(/Atlantis, /);
  expect(
    screen.getByRole('button', { name: 'Open pull request' }),
  ).toBeInTheDocument();
});

const AT = { file: 'dev/worker/ecs.tf', line: 12 };
const intent: TakeOverIntent = {
  repository: 'github.com/acme/infrastructure',
  goldenPath: {
    ...{ name: 'worker', version: '1.0.0' },
    title: { en: 'Worker on ECS Fargate', ko: 'ECS Fargate 워커' },
  },
  alternatives: ['ecs-fargate'],
  paths: [],
  stacks: [{ dir: 'dev/worker', environment: 'dev' }],
  answers: [
    { path: ['cpu'], value: 256, from: [{ ...AT, environment: 'dev' }] },
    {
      ...{ path: ['queues', 'jobs'], value: {}, from: [AT] },
      otherName: { now: 'jobs', standards: 'fileflow-worker-dev-jobs' },
    },
  ],
  gaps: [
    { path: ['description'], reason: 'person' },
    { path: ['image'], reason: 'refused', ...AT, detail: '"<b>"' },
  ],
  intent: { version: 1, cpu: 256 },
  text: 'version: 1\ncpu: 256\n',
  problems: [
    { path: ['cpu'], text: { en: 'It is too much.', ko: '너무 많습니다.' } },
  ],
  types: [
    { type: 'aws_ecs_service', count: 3, covered: true },
    { type: 'aws_lambda_function', count: 1, covered: false },
  ],
  left: [{ address: 'aws_lambda_function.old', ...AT }],
};

it('shows the intent with the place of each answer, and what nobody knows', async () => {
  await open(STACK, { ...preview, intent });
  const answers = await screen.findByRole('table', {
    name: 'Answers from the files',
  });
  const cpu = within(answers).getByRole('row', { name: /^cpu/ });
  expect(cpu).toHaveTextContent('cpu256dev/worker/ecs.tf:12');
  expect(
    within(answers).getByText(/It is called jobs; by the standards/),
  ).toBeInTheDocument();
  const gaps = screen.getByRole('table', { name: 'Not known' });
  expect(within(gaps).getByText('Only a person knows it.')).toBeInTheDocument();
  expect(within(gaps).getByText('"<b>"')).toBeInTheDocument();
  expect(
    screen.getByText(/for 3 of 4 resources of this stack/),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('region', { name: 'service.yaml' }),
  ).toHaveTextContent('version: 1 cpu: 256');
  expect(screen.getByText('It is too much.')).toBeInTheDocument();
  expect(screen.getByText(/a pull request of its own/)).toBeInTheDocument();
});

it('goes on in the form with the answers as a draft', async () => {
  await open(STACK, { ...preview, intent });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Go on in the form' }),
  );
  const [key] = Object.keys(sessionStorage);
  expect(localDrafts.read(key.replace(/^.*\./, ''))).toEqual({
    ...{ change: 'create', title: 'dev/worker', intent: intent.intent },
    repository: 'github.com/acme/infrastructure',
  });
});

it('says why there is no golden path, in Korean', async () => {
  const none: TakeOverIntent = {
    ...{ ...intent, goldenPath: undefined, why: 'no-fit', answers: [] },
    paths: [{ name: 'worker', lacks: 'part', names: ['ingress'] }],
  };
  await open(STACK, { ...preview, intent: none }, koreanApis);
  expect(
    await screen.findByText('이 스택에 맞는 골든 패스가 없습니다.'),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/다음 항목을 지원하지 않습니다: ingress/),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: '양식에서 계속하기' }),
  ).not.toBeInTheDocument();
});

const lacking: TakeOverPreview = {
  ...preview,
  everApplied: 'no',
  support: { answer: 'unknown' },
  imports: [
    {
      ...{ from: 'aws_sqs_queue.jobs', to: 'aws_sqs_queue.jobs' },
      ...{ type: 'aws_sqs_queue', isTold: false, names: [] },
      ...{ reason: 'given-by-aws', form: 'https://sqs.REGION' },
    },
  ],
};

it('imports what no state has once a person tells the ids', async () => {
  const api = await open(STACK, lacking);
  expect(
    await screen.findByText(/^No apply of this stack is known/),
  ).toBeInTheDocument();
  await userEvent.click(
    screen.getByRole('checkbox', {
      name: 'These resources exist, but Terraform does not keep them yet',
    }),
  );
  await screen.findByText(/^Terraform would make 1 resource/);
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', mode: 'import' },
    expect.anything(),
  );
  expect(screen.getByText('https://sqs.REGION')).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).not.toBeInTheDocument();
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Id of aws_sqs_queue.jobs' }),
    'https://sqs/1/jobs',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  const imports = [{ address: 'aws_sqs_queue.jobs', id: 'https://sqs/1/jobs' }];
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', mode: 'import', imports },
    expect.anything(),
  );
});

it('imports by another id than the files tell, and goes back to theirs', async () => {
  const [asked] = lacking.imports;
  const known = { ...asked, id: 'jobs', reason: undefined, form: undefined };
  const api = await open(STACK, { ...preview, imports: [known] });
  const field = { name: 'Id of aws_sqs_queue.jobs' };
  await userEvent.click(
    await screen.findByRole('button', {
      name: 'Change the id of aws_sqs_queue.jobs',
    }),
  );
  const input = screen.getByRole('textbox', field);
  expect(input).toHaveFocus();
  expect(input).toHaveValue('jobs');
  api.preview.mockResolvedValue({
    ...preview,
    imports: [{ ...known, id: 'others', isTold: true, idOfFiles: 'jobs' }],
  });
  await userEvent.clear(input);
  await userEvent.type(input, 'others{Enter}');
  const address = 'aws_sqs_queue.jobs';
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', imports: [{ address, id: 'others' }] },
    expect.anything(),
  );
  expect(
    await screen.findByText(/^You told another id than the files\./),
  ).toHaveTextContent(/theirs:jobs$/);
  await userEvent.clear(screen.getByRole('textbox', field));
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', imports: [{ address }] },
    expect.anything(),
  );
});

it('leaves a resource out, and names single ones, in Korean too', async () => {
  const api = await open(STACK, lacking, koreanApis);
  await userEvent.click(
    await screen.findByText('Terraform이 관리하지 않는 리소스 하나만 지정'),
  );
  await userEvent.type(
    screen.getByRole('combobox', { name: '리소스' }),
    'aws_cloudwatch_log_group.a',
  );
  await userEvent.click(screen.getByRole('button', { name: '가져오기' }));
  const imports = [{ address: 'aws_cloudwatch_log_group.a' }];
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', imports },
    expect.anything(),
  );
  await userEvent.click(
    await screen.findByRole('checkbox', {
      name: /^제외: .*\(aws_sqs_queue\.jobs\)$/,
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: '다시 확인' }));
  const leave = ['aws_sqs_queue.jobs'];
  expect(api.preview).toHaveBeenLastCalledWith(
    { ...PLACE, step: 'begin', imports, leave },
    expect.anything(),
  );
});

it('says what the plan by Atlantis must read', async () => {
  const [known] = lacking.imports;
  const imports = [{ ...known, id: 'jobs', reason: undefined }];
  const proof = {
    ...preview.proof!,
    counts: { ...preview.proof!.counts!, import: 1 },
  };
  await open(STACK, { ...preview, imports, proof });
  expect(
    await screen.findByText(
      /must read: 1 to import, 0 to add, and 0 to destroy/,
    ),
  ).toBeInTheDocument();
  expect(
    screen.getByText('The plan is empty but for what is imported or moves'),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('button', { name: 'Open pull request' }),
  ).toBeInTheDocument();
});

it('offers no import of a whole stack that was applied', async () => {
  await open(STACK, { ...preview, everApplied: 'yes' });
  await userEvent.click(
    await screen.findByRole('checkbox', { name: /^These resources exist/ }),
  );
  expect(
    await screen.findByText(/^An apply of this stack is known/),
  ).toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).not.toBeInTheDocument();
});
