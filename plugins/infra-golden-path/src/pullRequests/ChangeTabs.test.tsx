import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { pullRequestsRouteRef } from '../routes';
import { koreanApis } from '../testing/korean';
import { ChangeTabs } from './ChangeTabs';

const open = (apis: readonly unknown[] = [], at = '/pull-requests') =>
  renderInTestApp(<ChangeTabs />, {
    apis: apis as never,
    initialRouteEntries: [at],
    mountedRoutes: { '/pull-requests': pullRequestsRouteRef },
  });

describe('ChangeTabs', () => {
  it('says which page is open', async () => {
    await open();
    const tab = await screen.findByRole('link', { name: 'Pull requests' });
    expect(tab).toHaveAttribute('href', '/pull-requests');
    expect(tab).toHaveAttribute('aria-current', 'page');
  });

  it('keeps the tab of a page on those below it', async () => {
    await open([], '/pull-requests/upgrades/new');
    const tab = await screen.findByRole('link', { name: 'Upgrades' });
    expect(tab).toHaveAttribute('aria-current', 'page');
    expect(
      screen.getByRole('link', { name: 'Pull requests' }),
    ).not.toHaveAttribute('aria-current');
  });

  it('speaks Korean', async () => {
    await open(koreanApis);
    expect(
      await screen.findByRole('navigation', { name: '변경' }),
    ).toBeInTheDocument();
  });
});
