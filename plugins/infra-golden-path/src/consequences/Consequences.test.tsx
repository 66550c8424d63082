import { useState } from 'react';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  applyExcerpt,
  excerptOf,
  type Preview,
} from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { samplePreview } from '../testing/samplePreview';
import { Consequences, type ConsequencesProps } from './Consequences';

// jsdom lays nothing out, so it cannot scroll either.
beforeAll(() => {
  Element.prototype.scrollIntoView = jest.fn();
});

const HOSTILE = '<img src=x onerror=alert(1)> **bold** \u202etxet';

const rich = (rest: Partial<Preview> = {}) =>
  samplePreview([], {
    files: [
      {
        path: 'stacks/authhub/login/service.yaml',
        state: 'added',
        after: `version: 1\n# ${HOSTILE}\n`,
        added: 2,
        removed: 0,
      },
      {
        path: 'stacks/authhub/login/dev/main.tf',
        state: 'changed',
        environment: 'dev',
        before: `${'same\n'.repeat(20)}cpu = 256\n`,
        after: `${'same\n'.repeat(20)}cpu = 512\n`,
        added: 1,
        removed: 1,
      },
    ],
    environments: [
      {
        name: 'dev',
        account: '222222222222',
        region: 'ap-northeast-2',
        directory: 'stacks/authhub/login/dev',
        stack:
          'github.com/acme/infrastructure//stacks/authhub/login/dev#default',
        // eslint-disable-next-line no-script-url -- must stay text
        url: 'javascript:alert(1)',
        settings: [{ name: 'cpu', value: 512, origin: 'intent' }],
      },
    ],
    ...rest,
  });

const functions = () => ({
  onRetry: jest.fn(),
  onGoToField: jest.fn(),
  onPlan: jest.fn(),
});

async function show(
  props: Partial<ConsequencesProps> = {},
  apis: readonly unknown[] = [],
) {
  const calls = functions();
  let change: (more: Partial<ConsequencesProps>) => void = () => {};
  function Harness() {
    const [more, setMore] = useState<Partial<ConsequencesProps>>({});
    change = setMore;
    return (
      <Consequences
        status="ready"
        planning={false}
        {...calls}
        {...props}
        {...more}
      />
    );
  }
  await renderInTestApp(<Harness />, { apis: apis as never });
  return {
    ...calls,
    again: (more: Partial<ConsequencesProps>) => act(() => change(more)),
  };
}

const openFile = (name: RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('Consequences', () => {
  it('says what to do before the first answers', async () => {
    await show({ status: 'idle' });
    expect(screen.getByText('Nothing to show yet')).toBeInTheDocument();
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
  });

  it('says that it is working while there is nothing to show', async () => {
    await show({ status: 'loading' });
    expect(screen.getByRole('status')).toHaveTextContent('Working it out…');
  });

  it('sums up in one sentence, with the base and the time', async () => {
    await show({ preview: rich() });
    expect(screen.getByText(/2 files in 1 environment\./)).toBeInTheDocument();
    expect(screen.getByText('The check passed.')).toBeInTheDocument();
    expect(screen.getByText('Against main at aaaaaaa')).toBeInTheDocument();
    expect(document.querySelector('time')).toHaveAttribute(
      'datetime',
      '2026-11-21T10:00:00.000Z',
    );
  });

  it('does not count what cannot be proposed yet', async () => {
    await show({ preview: rich({ files: [], environments: [] }) });
    expect(
      screen.getByText(/Nothing can be proposed yet\./),
    ).toBeInTheDocument();
    expect(screen.queryByText(/0 files/)).not.toBeInTheDocument();
  });

  it('speaks Korean', async () => {
    await show({ preview: rich() }, koreanApis);
    expect(screen.getByText(/환경 1개, 파일 2개입니다\./)).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: '리뷰' })).toBeInTheDocument();
    expect(
      screen.getByText('검사 1건을 모두 통과했습니다.'),
    ).toBeInTheDocument();
  });

  it('marks what is older than the answers', async () => {
    await show({ preview: rich(), status: 'stale' });
    expect(screen.getByRole('status')).toHaveTextContent(
      'The answers changed since.',
    );
  });

  it('keeps what it has after a failure, says why, and tries again', async () => {
    const { onRetry } = await show({
      preview: rich(),
      status: 'failed',
      error: new Error('GitHub does not answer'),
    });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('GitHub does not answer');
    expect(screen.getByText(/2 files in/)).toBeInTheDocument();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('shows hostile text as text', async () => {
    await show({ preview: rich() });
    await openFile(/service\.yaml/);
    const table = screen.getByRole('table');
    expect(table).toHaveTextContent(
      '# <img src=x onerror=alert(1)> **bold** U+202Etxet',
    );
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  });

  it('reads a diff out: numbers, added and removed, folds to open', async () => {
    await show({ preview: rich() });
    await openFile(/main\.tf/);
    const row = screen.getByText('cpu = 512').closest('[role=row]');
    const cells = within(row as HTMLElement).getAllByRole('cell');
    expect(cells.map(cell => cell.textContent)).toEqual([
      '',
      '21',
      '+',
      'cpu = 512',
    ]);
    expect(cells[2]).toHaveAccessibleName('added');
    expect(screen.getAllByText('same')).toHaveLength(3);
    await openFile(/Show 17 unchanged lines/);
    expect(screen.getAllByText('same')).toHaveLength(20);
  });

  it('says how much of a long file was not loaded, and copies only what was', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const items = Array.from({ length: 3000 }, (_, at) => `- name: n${at}\n`);
    const young = items.toSpliced(1243, 0, '- name: young\n');
    const excerpt = excerptOf(items.join(''), young.join(''))!;
    const list = {
      ...{ path: 'atlantis.yaml', state: 'changed' as const, excerpt },
      ...{ added: 1, removed: 0 },
    };
    await show({ preview: rich({ files: [list] }) });
    await user.click(screen.getByRole('button', { name: /atlantis\.yaml/ }));
    expect(screen.getAllByText(/unchanged lines, not loaded/)).toHaveLength(2);
    expect(
      screen.getByText('1,240 unchanged lines, not loaded'),
    ).toBeInTheDocument();
    const row = screen.getByText('- name: young').closest('[role=row]');
    expect(row).toHaveAttribute('data-line', '1244');
    await user.click(
      screen.getByRole('button', { name: 'Copy the changes as a patch' }),
    );
    const [[patch]] = copied.mock.calls;
    copied.mockRestore();
    expect(applyExcerpt(items.join(''), excerpt)).toBe(young.join(''));
    expect(patch).toContain('@@ -1241,6 +1241,7 @@\n - name: n1240');
    expect(patch).toContain('+- name: young\n');
    expect(
      screen.queryByRole('button', { name: 'Copy the file' }),
    ).not.toBeInTheDocument();
  });

  it('goes from file to file and from change to change by keys', async () => {
    await show({ preview: rich() });
    await openFile(/service\.yaml/);
    await userEvent.keyboard('[KeyJ]');
    const next = screen.getByRole('button', { name: /main\.tf/ });
    expect(next).toHaveFocus();
    expect(next).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('[KeyN]');
    expect(document.activeElement).toHaveTextContent('cpu = 256');
    await userEvent.keyboard('[KeyK]');
    expect(screen.getByRole('button', { name: /service\.yaml/ })).toHaveFocus();
  });

  it('keeps the opened file and tab in a new preview', async () => {
    const { again } = await show({ preview: rich() });
    await openFile(/main\.tf/);
    again({ preview: rich({ observedAt: '2026-11-21T10:01:00Z' }) });
    expect(screen.getByText('cpu = 512')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Where' }));
    again({ preview: rich({ observedAt: '2026-11-21T10:02:00Z' }) });
    expect(screen.getByText('222222222222')).toBeInTheDocument();
  });

  it('leads from a finding to its answer and to its file', async () => {
    const finding = {
      code: 'standards.size',
      severity: 'error' as const,
      message: { en: 'Too big', ko: '너무 큽니다' },
      field: ['environments', 'dev', 'cpu'],
      file: 'stacks/authhub/login/dev/main.tf',
      line: 3,
    };
    const preview = rich({ gates: samplePreview([finding]).gates });
    const { onGoToField } = await show({ preview });
    await userEvent.click(screen.getByRole('tab', { name: 'Checks 1' }));
    await userEvent.click(
      screen.getByRole('button', { name: /environments › dev › cpu/ }),
    );
    expect(onGoToField).toHaveBeenCalledWith(['environments', 'dev', 'cpu']);
    await openFile(/Show stacks.*main\.tf:3/);
    // Line 3 was folded away; what is said to be there must be seen.
    expect(screen.getAllByText('same')).toHaveLength(20);
  });

  it('says how far a plan can be trusted, and asks for a better one', async () => {
    const plans: Preview['plans'] = [
      {
        environment: 'dev',
        stack: rich().environments[0].stack,
        grade: 'checked',
        failure: 'errors',
        message: { en: HOSTILE, ko: HOSTILE },
        took: 12,
      },
    ];
    const plannedAt = '2026-11-21T09:00:00.000Z';
    const gates = [
      {
        id: 'plan' as const,
        status: 'failed' as const,
        findings: [],
        source: 'Terraform',
        observedAt: plannedAt,
      },
    ];
    const { onPlan } = await show({ preview: rich({ plans, gates }) });
    await userEvent.click(screen.getByRole('tab', { name: 'Plan' }));
    expect(screen.getByText('Checked')).toBeInTheDocument();
    expect(screen.getByText('Terraform found errors')).toBeInTheDocument();
    const plan = screen.getByRole('region', { name: 'dev' });
    expect(plan.querySelector('time')).toHaveAttribute('datetime', plannedAt);
    expect(document.querySelector('img')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Run the simulated plan' }),
    );
    expect(onPlan).toHaveBeenCalledTimes(1);
  });

  it('says who must approve, and why', async () => {
    await show({
      preview: rich({
        review: {
          owners: [{ owner: '@acme/platform', files: ['atlantis.yaml'] }],
          approvals: [
            { environment: 'dev', count: 0, approvers: [] },
            { environment: 'prod', count: 2, approvers: ['@acme/sre'] },
          ],
        },
      }),
    });
    await userEvent.click(screen.getByRole('tab', { name: 'Review' }));
    expect(
      screen.getByRole('row', {
        name: /prod 2 approvals one of them from: @acme\/sre/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('no approval')).toBeInTheDocument();
    expect(
      screen.getByText(/CODEOWNERS of the repository/),
    ).toBeInTheDocument();
  });
});
