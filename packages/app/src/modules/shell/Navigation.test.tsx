import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp, mockApis } from '@backstage/frontend-test-utils';
import { NavRows, type NavPages } from './NavLinks';
import { AppShell } from './AppShell';
import { footEntries, mainEntries } from './navEntries';

const pages: NavPages = {
  main: [
    {
      page: { id: 'page:home', href: '/', title: 'Home', icon: <i /> },
      entry: mainEntries[0],
    },
    {
      page: { id: 'page:x', href: '/x', title: 'Own title', icon: <i /> },
    },
  ],
  foot: [
    {
      page: {
        id: 'page:user-settings',
        href: '/settings',
        title: 'Settings',
        icon: <i />,
      },
      entry: footEntries[0],
    },
  ],
};

describe('navigation', () => {
  it('marks the open page and keeps a plugin’s own title', async () => {
    await renderInTestApp(
      <nav>
        <NavRows pages={[...pages.main, ...pages.foot]} />
      </nav>,
      { initialRouteEntries: ['/settings/general'] },
    );
    const links = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      'Home',
      'Own title',
      'Settings',
    ]);
    expect(links.map(link => link.getAttribute('aria-current'))).toEqual([
      null,
      null,
      'page',
    ]);
  });

  it('lets the keyboard skip to the content', async () => {
    await renderInTestApp(
      <AppShell nav={<nav />}>
        <p>page</p>
      </AppShell>,
      { apis: [mockApis.identity()] },
    );
    await userEvent.tab();
    expect(document.activeElement).toHaveTextContent('Skip to content');
    expect(document.activeElement).toHaveAttribute('href', '#content');
    expect(screen.getByRole('main')).toHaveAttribute('id', 'content');
  });

  it('leaves the main landmark to a page that brings one', async () => {
    await renderInTestApp(
      <AppShell nav={<nav />}>
        <main aria-label="of the page">page</main>
      </AppShell>,
    );
    expect(await screen.findByRole('main')).toHaveAccessibleName('of the page');
  });
});
