import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  OpenSavingProposal,
  SavingProposal,
  SavingProposalPreview,
} from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleSaving, sampleSavings } from '../testing/savings';

const url = 'https://github.com/acme/infra/pull/7';
const gp3 = sampleSaving();
const arm = sampleSaving({
  ...{ id: 'graviton:aws_instance.web', rule: 'graviton' },
  addresses: ['aws_instance.web'],
  ...{ facts: ['needs-arm-image'], risk: 'migration', monthly: '9' },
  parameters: { from: 't3.medium', to: 't4g.medium' },
});
const night = sampleSaving({
  ...{ id: 'off-at-night:a', rule: 'off-at-night', addresses: ['a'] },
  changes: [{ kind: 'hours', address: 'a', from: '730', to: '217' }],
});

const preview = (
  more: Partial<SavingProposalPreview> = {},
): SavingProposalPreview => ({
  ...{ title: 'Save $11.28 a month', branch: 'portal/savings/1', commit: 'c' },
  files: [
    {
      path: 'stacks/shop/main.tf',
      diff: '--- a\n+++ b\n@@ -1,1 +1,1 @@\n-type = "gp2"\n+type = "gp3"\n',
    },
  ],
  ...{ savings: [arm, gp3], left: [], currency: 'USD' },
  ...{ before: '150', after: '138.72', monthly: '11.28', declared: '11.28' },
  questions: [{ saving: arm.id, fact: 'needs-arm-image' }],
  ...{ source: 'price book 2026-10-05', digest: 'd'.repeat(64) },
  pricedAt: '2026-10-05T00:00:00.000Z',
  ...more,
});

beforeAll(() => {
  // jsdom has no modal dialogs; opening is all that is needed of them here.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});

async function show(proposals: SavingProposal[] = []) {
  const [item] = sampleSavings().items;
  const savings = [arm, gp3, night];
  const api = {
    savings: async () =>
      sampleSavings({ items: [{ ...item, savings, proposals }] }),
    previewSavings: jest.fn(async () => preview()),
    proposeSavings: jest.fn(
      async (_name: string, _request: OpenSavingProposal) => ({
        ...{ number: 7, url, created: true },
      }),
    ),
  };
  await openPage('/costs/savings', api);
  await screen.findByRole('table', { name: 'shop-prod' });
  return api;
}

const press = (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));
const tick = (name: RegExp) =>
  userEvent.click(screen.getByRole('checkbox', { name }));

it('proposes the ticked ones together, once the questions are answered', async () => {
  const api = await show();
  const together = () =>
    screen.getByRole('button', { name: /Propose the ticked ones/ });
  expect(together()).toBeDisabled();
  await tick(/aws_ebs_volume/);
  await tick(/aws_instance/);
  expect(together()).toHaveTextContent('(2)');
  await press(/Propose the ticked ones/);
  const dialog = await screen.findByRole('dialog', {
    name: 'Propose 2 savings together',
  });
  expect(await within(dialog).findByText('type = "gp3"')).toBeInTheDocument();
  expect(api.previewSavings).toHaveBeenCalledWith(
    'shop-prod',
    { savings: [arm.id, gp3.id] },
    expect.anything(),
  );
  expect(
    within(dialog).getByRole('region', { name: 'What it saves' }),
  ).toHaveTextContent(/\$11\.28.*\$150\.00.*\$138\.72.*price book 2026-10-05/);
  expect(dialog).not.toHaveTextContent('follows from use');
  const open = within(dialog).getByRole('button', {
    name: 'Open pull request',
  });
  expect(open).toBeDisabled();
  expect(dialog).toHaveTextContent('1 question is still to be answered.');
  await tick(/every image and package is there/);
  await userEvent.click(open);
  expect(
    await screen.findByRole('link', { name: 'Pull request #7 on GitHub' }),
  ).toHaveAttribute('href', url);
  expect(api.proposeSavings).toHaveBeenCalledWith('shop-prod', {
    ...{ savings: [arm.id, gp3.id], digest: 'd'.repeat(64) },
    answers: [{ saving: arm.id, fact: 'needs-arm-image' }],
  });
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says what is proposed already, and what has to be written by hand', async () => {
  await show([
    {
      ...{ savings: [gp3.id], state: 'open', monthly: '2.28' },
      pullRequest: { number: 7, url },
      ...{ createdAt: '2026-11-22T09:00:00.000Z', createdBy: 'user:default/a' },
    },
  ]);
  const table = screen.getByRole('table', { name: 'shop-prod' });
  const [, first, second, third] = within(table).getAllByRole('row');
  expect(within(first).getByRole('button')).toBeEnabled();
  expect(within(second).getByRole('link', { name: '#7' })).toHaveAttribute(
    ...(['href', url] as const),
  );
  expect(second).toHaveTextContent('#7open');
  expect(within(second).queryByRole('checkbox')).toBeNull();
  expect(third).toHaveTextContent('Has to be written by hand');
  // With one that is left there is nothing to propose together.
  expect(screen.queryByText(/ticked ones/)).toBeNull();
});

it('says what is not written and why, and what follows from use', async () => {
  const api = await show();
  api.previewSavings.mockResolvedValue(
    preview({
      ...{ savings: [gp3], questions: [], declared: '2' },
      left: [
        { id: arm.id, why: 'inModule', address: 'aws_instance.web' },
        { id: 'gone\u202e', why: 'stale' },
      ],
    }),
  );
  await press(/^Propose: .*aws_instance/);
  const left = await screen.findByRole('region', { name: 'Not written' });
  expect(left).toHaveTextContent(/t4g\.medium.*inside of a module/);
  expect(left.textContent).not.toContain('\u202e');
  expect(screen.getByText(/Of this \$9\.28 follows from use/)).toBeVisible();
  api.previewSavings.mockResolvedValue(preview({ files: [], savings: [] }));
  await press('Close');
  await press(/^Propose: .*aws_instance/);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Nothing of it can be written',
  );
  expect(
    screen.queryByRole('button', { name: 'Open pull request' }),
  ).toBeNull();
});

it.each([
  [400, 'This cannot be proposed', 'no'],
  [409, 'It has changed meanwhile', 'no'],
  [403, 'You may not propose this', 'infra-cost.saving.propose'],
  [503, 'The pull request could not be prepared', 'no'],
])('says what to do after %s', async (statusCode, title, text) => {
  const api = await show();
  api.previewSavings.mockRejectedValue(
    Object.assign(new Error('failed'), {
      ...{ statusCode, cause: { message: 'no' } },
    }),
  );
  await press(/^Propose: .*aws_instance/);
  const problem = await screen.findByRole('alert');
  expect(problem).toHaveTextContent(title);
  expect(problem).toHaveTextContent(text);
});
