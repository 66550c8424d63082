import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import koPortal from '../translations/ko/portal';
import { portalMessages } from '../translations/portalMessages';
import { CrashedPart } from './CrashedPart';
import { NotFoundPage } from './NotFoundPage';
import { PortalPageLayout } from './PortalPageLayout';
import { titleKey } from './titles';

describe('PortalPageLayout', () => {
  it('gives the document the page’s title and marks the open sub-page', async () => {
    await renderInTestApp(
      <PortalPageLayout
        title="Settings"
        tabs={[
          { id: 'general', label: 'General', href: 'general' },
          { id: 'own', label: 'Own tab', href: 'own' },
        ]}
      >
        content
      </PortalPageLayout>,
      { initialRouteEntries: ['/general'] },
    );
    expect(document.title).toMatch(/^General · Settings · /);
    expect(screen.getByRole('link', { name: 'General' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.getByRole('link', { name: 'Own tab' })).not.toHaveAttribute(
      'aria-current',
    );
  });
});

describe('titleKey', () => {
  it('knows only what it can translate', () => {
    for (const title of ['Catalog', 'Template Editor', 'Costs']) {
      const key = titleKey(title)!;
      expect(portalMessages).toHaveProperty([`titles.${key}`]);
      expect(koPortal).toHaveProperty([`titles.${key}`]);
    }
    expect(titleKey('constructor')).toBeUndefined();
    expect(titleKey(undefined)).toBeUndefined();
  });
});

describe('error pages', () => {
  it('names the address that does not exist and offers ways on', async () => {
    await renderInTestApp(<NotFoundPage />, {
      initialRouteEntries: ['/no/such/page'],
    });
    expect(
      screen.getByRole('heading', { name: 'This page does not exist' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Address: /no/such/page')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to Home' })).toHaveAttribute(
      'href',
      '/',
    );
  });

  it('shows a crash with its details and a way to try again', async () => {
    const reset = jest.fn();
    await renderInTestApp(
      <CrashedPart
        error={new TypeError('x is undefined')}
        resetError={reset}
      />,
      { apis: [mockApis.identity()] },
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Something on this page failed',
    );
    expect(screen.getByText('TypeError: x is undefined')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(reset).toHaveBeenCalled();
  });
});
