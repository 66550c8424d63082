import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CostExceptionPreview } from '@infra-portal/infra-common';
import type { CostApi } from '../api';
import { openPage } from '../testing/openPage';
import { samplePull } from '../testing/pulls';
import { dayIn } from './exceptionOf';

jest.mock('../chart/CostChart', () => ({
  __esModule: true,
  default: () => <svg />,
}));

beforeAll(() => {
  // jsdom has no modal dialogs; opening is all that tests need of them.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

const ADDRESS = '/costs/pull-requests/github.com/acme/infrastructure/7';
const url = 'https://github.com/acme/infrastructure/pull/12';
const reason = 'The launch needs it.';

const preview: CostExceptionPreview = {
  ...{ title: 'Allow', branch: 'portal/costs/exception-7', commit: 'c0ffee' },
  files: [
    {
      path: 'portal.yaml',
      diff: '@@ -1,1 +1,2 @@\n exceptions:\n+  - id: x\n',
    },
  ],
  ...{ digest: 'd'.repeat(64), approvers: ['@acme/platform'], verdict: 'warn' },
};

async function ask(api: Partial<CostApi>) {
  await openPage(ADDRESS, { pull: async () => samplePull(), ...api });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Propose an exception…' }),
  );
  const dialog = await screen.findByRole('dialog');
  const show = within(dialog).getByRole('button', {
    name: 'Show what changes',
  });
  expect(show).toBeDisabled();
  fireEvent.change(within(dialog).getByLabelText('Reason'), {
    target: { value: `  ${reason} ` },
  });
  await userEvent.click(show);
  return dialog;
}

const open = (dialog: HTMLElement) =>
  userEvent.click(
    within(dialog).getByRole('button', { name: 'Open pull request' }),
  );

it('is shown with who decides before it is proposed', async () => {
  const previewException = jest.fn(async () => preview);
  const openException = jest.fn(async () => ({
    ...{ number: 12, url, created: true },
  }));
  const dialog = await ask({ previewException, openException });
  expect(await within(dialog).findByText('- id: x')).toBeInTheDocument();
  const pull = expect.objectContaining({ number: 7 });
  const request = {
    ...{ rule: 'cost-budget', stacks: ['stacks/api'], reason },
    until: dayIn(30),
  };
  expect(previewException).toHaveBeenCalledWith(
    pull,
    request,
    expect.anything(),
  );
  expect(dialog).toHaveTextContent('The verdict with it: Look at it');
  expect(dialog).toHaveTextContent('approved by @acme/platform');
  expect(openException).not.toHaveBeenCalled();
  await open(dialog);
  expect(
    await within(dialog).findByRole('link', {
      name: 'Pull request #12 on GitHub',
    }),
  ).toHaveAttribute('href', url);
  expect(openException).toHaveBeenCalledWith(pull, {
    request,
    digest: preview.digest,
  });
});

it.each([
  [403, 'You may not propose this'],
  [409, 'It has changed meanwhile'],
  [400, 'This cannot be proposed'],
])('says why it is not proposed: %p', async (statusCode, title) => {
  const refusal = Object.assign(new Error('no'), { statusCode });
  const dialog = await ask({
    previewException: async () => preview,
    openException: async () => Promise.reject(refusal),
  });
  await within(dialog).findByText('- id: x');
  await open(dialog);
  expect(await within(dialog).findByText(title)).toBeInTheDocument();
  const permission = within(dialog).queryByText(/infra-cost.exception.propose/);
  expect(permission !== null).toBe(statusCode === 403);
});

it('says that it would not be enough', async () => {
  const dialog = await ask({
    previewException: async () => ({
      ...{ ...preview, verdict: 'block', approvers: [] },
    }),
  });
  expect(
    await within(dialog).findByText(/Something else blocks it still/),
  ).toBeInTheDocument();
  expect(dialog).toHaveTextContent('Nobody owns portal.yaml');
});

it('shows what became of it, and offers none of what is over', async () => {
  await openPage(ADDRESS, {
    pull: async () =>
      samplePull({
        open: 'merged',
        exceptions: [
          {
            ...{ rule: 'cost-budget', state: 'merged' },
            pullRequest: { number: 12, url },
            createdAt: '2026-11-22T09:20:00.000Z',
          },
        ],
      }),
  });
  const verdict = await screen.findByRole('region', { name: 'Verdict' });
  expect(verdict).toHaveTextContent('Budget #12 Merged');
  expect(within(verdict).queryByRole('button')).toBeNull();
});
