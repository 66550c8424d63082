import { fireEvent, screen, waitFor } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { Retirement, RetirementWish } from '@infra-portal/infra-common';
import { createServiceRouteRef } from '../routes';
import { RetirePage } from './RetirePage';
import { retirementApiRef } from './RetirementApi';

const part = (id: string, holdsData: boolean) => ({
  ...{ id: `prod:${id}`, part: id, holdsData, kept: false },
  resources: [
    {
      address: `${id}.aws_db_instance.this`,
      ...{ type: 'aws_db_instance', holdsData },
      ...(holdsData && { protectedBy: 'deletion_protection' }),
    },
  ],
});

const retirement = (more: Partial<Retirement> = {}): Retirement => ({
  ...{ repository: 'github.com/acme/infrastructure', owner: 'group:a/b' },
  ...{ product: 'authhub', service: 'login' },
  step: 'removal',
  steps: ['removal', 'clean-up'],
  base: { branch: 'main', commit: 'c' },
  branch: 'portal/authhub/login/retire',
  environments: [
    {
      ...{ name: 'prod', stack: 's', directory: 'stacks/authhub/login/prod' },
      parts: [part('module.database', true), part('module.service', false)],
    },
  ],
  ...{ declared: [], objectives: [], runbooks: ['runbooks/a.md'] },
  ...{ files: [], problems: [], digest: 'd'.repeat(64) },
  observedAt: '2026-11-22T09:00:00.000Z',
  ...more,
});

async function show(given: Partial<Retirement> = {}) {
  const preview = jest.fn(async ({ keep = [] }: RetirementWish) => {
    const made = retirement(given);
    for (const { parts } of made.environments) {
      for (const each of parts) each.kept = keep.includes(each.id);
    }
    return made;
  });
  const url = 'https://github.com/acme/infrastructure/pull/7';
  const propose = jest.fn(async () => ({ number: 7, url, created: true }));
  await renderInTestApp(<RetirePage product="authhub" service="login" />, {
    apis: [
      [retirementApiRef, { preview, propose }],
      mockApis.permission({ authorize: AuthorizeResult.ALLOW }),
    ] as never,
    mountedRoutes: { '/create-service': createServiceRouteRef },
  });
  await screen.findByText('What comes when');
  return { preview, propose };
}

const button = () =>
  screen.getByRole('button', { name: /destroy its resources/ });

it('opens the pull request once the name is typed, with what is kept', async () => {
  const { preview, propose } = await show();
  expect(button()).toBeDisabled();
  fireEvent.click(
    screen.getByRole('checkbox', { name: 'Keep module.database in prod' }),
  );
  await waitFor(() =>
    expect(preview).toHaveBeenLastCalledWith(
      expect.objectContaining({ keep: ['prod:module.database'] }),
      expect.anything(),
    ),
  );
  // What holds no data is not asked about.
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  const box = screen.getByRole('textbox', { name: /Type login/ });
  fireEvent.change(box, { target: { value: 'logi' } });
  expect(button()).toBeDisabled();
  fireEvent.change(box, { target: { value: 'login' } });
  await waitFor(() => expect(button()).toBeEnabled());
  fireEvent.click(button());
  expect(
    await screen.findByRole('link', { name: 'Pull request #7' }),
  ).toHaveAttribute('href', expect.stringContaining('/pull/7'));
  expect(propose).toHaveBeenCalledWith(
    expect.objectContaining({
      ...{ confirm: 'login', digest: 'd'.repeat(64) },
      keep: ['prod:module.database'],
    }),
  );
});

it('says why it cannot go on, and offers nothing', async () => {
  const message = { en: 'It is protected', ko: '보호됨' };
  await show({
    digest: undefined,
    problems: [{ severity: 'error', file: 'a.tf', line: 3, message }],
  });
  expect(screen.getByText(/It is protected/)).toBeInTheDocument();
  expect(screen.getByText(/a\.tf:3/)).toBeInTheDocument();
  const box = screen.getByRole('textbox', { name: /Type login/ });
  fireEvent.change(box, { target: { value: 'login' } });
  expect(button()).toBeDisabled();
  expect(screen.getByText(/Not known: the plugin/)).toBeInTheDocument();
});
