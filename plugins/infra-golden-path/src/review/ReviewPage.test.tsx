import type { ReviewChecks } from '@infra-portal/infra-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { koreanApis } from '../testing/korean';
import { withDialogs } from '../testing/requestPages';
import { openReview } from '../testing/reviewPages';
import { sampleDiff, sampleReview } from '../testing/sampleReview';

const MAIN = 'stacks/authhub/login/prod/main.tf';

beforeAll(() => {
  withDialogs();
  Element.prototype.scrollIntoView = () => {};
});
beforeEach(() => localStorage.clear());

const file = (path: string) =>
  screen.findByRole('article', { name: `File ${path}` });

describe('the page of a review', () => {
  it('shows the texts that came with it, and asks for the others only', async () => {
    const { api } = await openReview({
      ...sampleReview(),
      texts: [sampleDiff(MAIN)],
    });
    expect(
      await within(await file(MAIN)).findByRole('table'),
    ).toBeInTheDocument();
    expect(api.review).toHaveBeenCalledWith(
      ...[expect.anything(), true, expect.anything()],
    );
    const asked = api.diffs.mock.calls.flatMap(([, { paths }]) => paths);
    expect(asked).not.toContain(MAIN);
  });
  it('says what was asked, what deviates and what would be done', async () => {
    await openReview(sampleReview());
    expect(
      await screen.findByText('A larger database for authhub/login in prod.'),
    ).toBeInTheDocument();
    const digest = screen.getByRole('region', { name: 'In short' });
    expect(digest).toHaveTextContent('HighA database is replaced.');
    expect(digest).toHaveTextContent('1 of 3 budgets spent');
    expect(digest).toHaveTextContent('Waits for: @acme/platform');
    const plans = screen.getByRole('region', { name: 'Plans' });
    expect(plans).toHaveTextContent('aws_db_instance.main');
    expect(plans).toHaveTextContent('Its data is lost.');
    expect(plans).toHaveTextContent('By Atlantis');
    const approvals = screen.getByRole('region', { name: 'Approvals' });
    expect(approvals).toHaveTextContent('1 of 2');
    expect(approvals).toHaveTextContent('portal.yaml asks for two approvals');
    // What is done takes one line of the way to live, until somebody asks.
    const way = screen.getByRole('region', { name: 'The way to live' });
    const [opened] = within(way).getAllByRole('group');
    expect(opened).toHaveTextContent('Openeddone');
    expect(opened).not.toHaveAttribute('open');
    await userEvent.click(within(opened).getByText('done'));
    expect(opened).toHaveAttribute('open');
  });

  it('says in its place what could not be asked', async () => {
    await openReview(sampleReview());
    const blast = await screen.findByRole('region', {
      name: 'Who else feels it',
    });
    expect(blast).toHaveTextContent('Dependencies could not be asked.');
    expect(blast).toHaveTextContent('shop-web-prod');
  });

  it('speaks Korean', async () => {
    await openReview(sampleReview(), { apis: koreanApis });
    expect(
      await screen.findByText(
        'prod의 authhub/login 데이터베이스를 더 크게 바꿉니다.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /골든 패스 ecs-fargate 1\.1\.0의 결과와 정확히 같은 파일 2개/,
      ),
    ).toBeInTheDocument();
  });

  it('folds what is as the golden path gives it', async () => {
    await openReview(sampleReview());
    const badge = await screen.findByRole('button', {
      name: '2 files exactly as golden path ecs-fargate 1.1.0 gives them',
    });
    expect(
      screen.queryByRole('article', { name: /backend\.tf/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(badge);
    expect(
      await file('stacks/authhub/login/prod/backend.tf'),
    ).toBeInTheDocument();
  });

  it('shows what is found at its line, unfolded, and not as HTML', async () => {
    const { api } = await openReview(sampleReview());
    const main = await file(MAIN);
    expect(
      await within(main).findByText('The <b>database</b> is not encrypted.'),
    ).toBeInTheDocument();
    expect(within(main).getByText('# 50')).toBeInTheDocument();
    expect(api.lines).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ path: MAIN, from: 47, to: 53 }),
    );
  });

  it('says where a line comes from, and leads to it', async () => {
    await openReview(sampleReview(), { hash: `${MAIN}:R30` });
    const main = await file(MAIN);
    expect(
      await within(main).findByText('golden-paths/ecs/main.tf:12'),
    ).toBeInTheDocument();
    expect(within(main).getByText('database.size')).toBeInTheDocument();
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute('data-after', '30'),
    );
  });

  it('shows a binary file as one, and asks for no text of it', async () => {
    const { api } = await openReview(sampleReview());
    expect(await file('logo.png')).toHaveTextContent('A binary file');
    const asked = api.diffs.mock.calls.flatMap(([, query]) => query.paths);
    expect(asked).not.toContain('logo.png');
  });

  it('compares with what the golden path gives', async () => {
    const { api } = await openReview(sampleReview());
    api.diffs.mockImplementation(async (_place, { paths }) =>
      paths.map(path =>
        sampleDiff(path, {
          deviation: {
            lines: { before: 1, after: 1 },
            hunks: [
              {
                before: 1,
                after: 1,
                lines: [
                  { kind: 'removed', text: 'size = "small"' },
                  { kind: 'added', text: 'size = "huge"' },
                ],
              },
            ],
          },
        }),
      ),
    );
    const deviations = await screen.findByRole('region', {
      name: 'Beside the golden path',
    });
    await userEvent.click(
      within(deviations).getByRole('button', {
        name: 'Compare with the golden path',
      }),
    );
    const table = await within(deviations).findByRole('table');
    expect(table).toHaveTextContent('size = "small"');
    expect(table).toHaveTextContent('size = "huge"');
  });
});

describe('what the portal finds itself', () => {
  const AT = '2026-11-21T10:00:00Z';
  const [real] = sampleReview().plans;
  const waiting = sampleReview({
    plans: [
      {
        ...{ ...real, grade: 'not-run', state: 'not-run', resources: [] },
        counts: undefined,
        reason: { en: 'Nobody has planned it yet.', ko: '아직 없어요.' },
      },
    ],
  });
  const checks: ReviewChecks = {
    ...{ head: waiting.pull.head, more: 2, observedAt: AT },
    plans: [
      {
        ...{ ...real, grade: 'simulated', source: 'Terraform, simulated' },
        counts: { add: 5, change: 0, destroy: 2, import: 0, forget: 0 },
      },
    ],
    gates: [
      {
        ...{ id: 'format', status: 'failed', observedAt: AT },
        source: 'terraform fmt (hclwrite)',
        findings: [
          {
            ...{ code: 'format.fmt', severity: 'error', file: MAIN, line: 30 },
            message: { en: 'Not <b>formatted</b>.', ko: '서식이 달라요.' },
            remedy: { en: 'Run fmt.', ko: 'fmt를 실행하세요.' },
          },
        ],
      },
      {
        ...{ id: 'policy', status: 'not-run', findings: [] },
        ...{ source: 'conftest', observedAt: AT },
        reason: { en: 'There are none.', ko: '없어요.' },
      },
    ],
  };

  it('marks a simulated plan as one, beside what the runner says', async () => {
    await openReview(waiting, { checks });
    const plans = await screen.findByRole('region', { name: 'Plans' });
    expect(
      await within(plans).findByText('By Terraform, simulated'),
    ).toBeInTheDocument();
    expect(plans).toHaveTextContent('not plannedNobody has planned it yet.');
    expect(plans).toHaveTextContent('Simulated5 to add, 0 to change');
    expect(plans).toHaveTextContent('2 more stacks are not simulated');
    expect(screen.getByRole('region', { name: 'In short' })).toHaveTextContent(
      '5 to add, 0 to change, 2 to destroySimulated',
    );
  });

  it('shows what its gates found at the line, and which were not run', async () => {
    await openReview(waiting, { checks });
    const main = await file(MAIN);
    expect(
      await within(main).findByText(/Not <b>formatted<\/b>\. Run fmt\./),
    ).toBeInTheDocument();
    const gates = screen.getByRole('list', { name: 'Checks by the portal' });
    expect(gates).toHaveTextContent('FormatfailedBy terraform fmt');
    expect(gates).toHaveTextContent('Policiesnot run');
    expect(gates).toHaveTextContent('There are none.');
  });

  it('shows the rest when it cannot be asked', async () => {
    const { api } = await openReview(waiting, { checks: new Error('away') });
    expect(
      await screen.findByText('The portal could not look at the files itself.'),
    ).toBeInTheDocument();
    expect(api.checks).toHaveBeenCalledTimes(1);
  });

  it('asks nothing of what is over', async () => {
    const { pull } = waiting;
    const over = { ...waiting, pull: { ...pull, state: 'closed' as const } };
    const { api } = await openReview(over);
    await screen.findByText('This pull request is closed');
    expect(api.checks).not.toHaveBeenCalled();
  });
});

describe('files of a review', () => {
  it('unfolds lines', async () => {
    const { api } = await openReview(sampleReview());
    const yaml = await file('stacks/authhub/login/service.yaml');
    await userEvent.click(
      (
        await within(yaml).findAllByRole('button', {
          name: /Show 28 unchanged lines/,
        })
      )[0],
    );
    expect(await within(yaml).findByText('# 1')).toBeInTheDocument();
    expect(api.lines).toHaveBeenCalledTimes(2);
  });

  it('walks with the keyboard', async () => {
    await openReview(sampleReview());
    await file(MAIN);
    await screen.findAllByText('large');
    await userEvent.keyboard('j');
    expect(document.activeElement).toHaveAttribute('data-file-head', MAIN);
    await userEvent.keyboard('n');
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute('data-before', '30'),
    );
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAttribute('data-after', '30');
    await userEvent.keyboard('v');
    expect(await file(MAIN)).toHaveAttribute('data-viewed', 'true');
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute(
        'data-file-head',
        'stacks/authhub/login/service.yaml',
      ),
    );
    await userEvent.keyboard('?');
    expect(screen.getByRole('dialog')).toHaveTextContent('Next file');
  });

  it('remembers what was viewed, until the text is another one', async () => {
    localStorage.setItem(
      'infra-golden-path:viewed:github.com/acme/infrastructure#7',
      JSON.stringify({ [MAIN]: `blob of ${MAIN}`, 'logo.png': 'other' }),
    );
    await openReview(sampleReview());
    expect(await file(MAIN)).toHaveAttribute('data-viewed', 'true');
    expect(await file('logo.png')).toHaveAttribute('data-viewed', 'false');
    expect(screen.getByText('1 of 5 viewed')).toBeInTheDocument();
  });

  it('filters', async () => {
    await openReview(sampleReview());
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Filter files' }),
      'yaml',
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('article', { name: `File ${MAIN}` }),
      ).not.toBeInTheDocument(),
    );
  });
});

describe('a pull request that moves', () => {
  const newer = () => {
    const review = sampleReview();
    return {
      ...review,
      pull: { ...review.pull, head: 'c'.repeat(40), title: 'Another title' },
    };
  };

  it('keeps what is looked at until the reader takes the newer commit', async () => {
    const { api, signal } = await openReview(sampleReview());
    await screen.findByText('Change authhub/login');
    api.review.mockResolvedValue(newer());
    signal();
    const take = await screen.findByRole('button', {
      name: 'Show the newer commit',
    });
    expect(screen.getByText('Change authhub/login')).toBeInTheDocument();
    await userEvent.click(take);
    expect(await screen.findByText('Another title')).toBeInTheDocument();
    await waitFor(() =>
      expect(api.diffs).toHaveBeenLastCalledWith(
        expect.anything(),
        expect.objectContaining({ head: 'c'.repeat(40) }),
      ),
    );
  });

  it('looks again when a text is refused because of it', async () => {
    const { api } = await openReview(sampleReview());
    api.review.mockResolvedValue(newer());
    const stale = Object.assign(new Error('newer'), { statusCode: 409 });
    api.lines.mockRejectedValue(stale);
    const yaml = await file('stacks/authhub/login/service.yaml');
    await userEvent.click(
      (
        await within(yaml).findAllByRole('button', { name: /Show 28/ })
      )[0],
    );
    expect(
      await screen.findByText('There is a newer commit'),
    ).toBeInTheDocument();
  });

  it('says that it was closed meanwhile, and keeps what is read', async () => {
    const review = sampleReview();
    const { api, signal } = await openReview(review);
    await file(MAIN);
    api.review.mockResolvedValue({
      ...review,
      pull: { ...review.pull, state: 'closed' },
    });
    signal();
    expect(
      await screen.findByText('This pull request is closed'),
    ).toBeInTheDocument();
    expect(await file(MAIN)).toBeInTheDocument();
    expect(screen.queryByText('There is a newer commit')).toBeNull();
  });

  it('shows a title as it is written, and not as HTML', async () => {
    const review = sampleReview();
    const title = 'Safe <img src=x onerror=alert(1)>\u202e';
    await openReview({ ...review, pull: { ...review.pull, title } });
    const heading = await screen.findByRole('heading', { level: 1 });
    expect(heading).toHaveTextContent('Safe <img src=x onerror=alert(1)>');
    expect(heading.textContent).not.toContain('\u202e');
    expect(heading.querySelector('img')).toBeNull();
  });

  it.each(['merged', 'closed'] as const)('says that it is %s', async state => {
    const review = sampleReview();
    await openReview({ ...review, pull: { ...review.pull, state } });
    expect(
      await screen.findByText(`This pull request is ${state}`),
    ).toBeInTheDocument();
  });

  it('says that there is none', async () => {
    const missing = Object.assign(new Error('none'), {
      statusCode: 404,
      name: 'NotFoundError',
    });
    await openReview(missing);
    expect(await screen.findByRole('alert')).toBeInTheDocument();
  });
});
