import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PreviewApplication } from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { ApplicationFiles } from './ApplicationFiles';

// jsdom lays nothing out, so it cannot scroll either.
beforeAll(() => {
  Element.prototype.scrollIntoView = jest.fn();
});

const APPLICATION: PreviewApplication = {
  repository: 'github.com/acme/login',
  state: 'existing',
  branch: 'portal-application/authhub/login/create',
  files: [
    {
      ...{ path: 'Dockerfile', state: 'added', added: 1, removed: 0 },
      after: 'FROM alpine:3.22\n',
    },
    {
      ...{ path: 'compose.yaml', state: 'added', added: 1, removed: 0 },
      after: 'name: login\n',
    },
  ],
  kept: ['.dockerignore'],
};

const show = (
  rest: Partial<PreviewApplication> = {},
  apis: readonly unknown[] = [],
) =>
  renderInTestApp(
    <ApplicationFiles application={{ ...APPLICATION, ...rest }} />,
    { apis: apis as never },
  );

describe('ApplicationFiles', () => {
  it('shows what is added, and what is left alone', async () => {
    await show();
    expect(screen.getByText('github.com/acme/login')).toBeInTheDocument();
    expect(screen.getByText(/left alone: .dockerignore/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Dockerfile/ }));
    expect(screen.getByText(/FROM alpine/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next file' }));
    expect(screen.getByText(/name: login/)).toBeInTheDocument();
    expect(screen.queryByText(/FROM alpine/)).not.toBeInTheDocument();
  });

  it.each([
    ['new', /made first, private/],
    ['unknown', /could not be asked/],
    ['existing', /does not have yet/],
  ] as const)('says what %s means', async (state, text) => {
    await show({ state });
    expect(screen.getByText(text)).toBeInTheDocument();
  });

  it('says that nothing is missing', async () => {
    await show({ files: [] });
    expect(screen.getByText(/no second pull request/)).toBeInTheDocument();
  });

  it('speaks Korean', async () => {
    await show({ state: 'new' }, koreanApis);
    expect(
      screen.getByText(/비공개 저장소를 먼저 만듭니다/),
    ).toBeInTheDocument();
  });
});
