import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  discoveryApiRef,
  githubAuthApiRef,
} from '@backstage/frontend-plugin-api';
import { SignInPage } from './SignInPage';

const session = {
  profile: { displayName: 'Guest' },
  backstageIdentity: {
    token: 'token',
    expiresInSeconds: 3600,
    identity: {
      type: 'user',
      userEntityRef: 'user:default/guest',
      ownershipEntityRefs: ['user:default/guest'],
    },
  },
};

async function renderPage(options: { app?: object; github?: object }) {
  const onSignInSuccess = jest.fn();
  const github = {
    getBackstageIdentity: jest.fn().mockResolvedValue(undefined),
    getProfile: jest.fn().mockResolvedValue({ displayName: 'Developer' }),
    signOut: jest.fn(),
    ...options.github,
  };
  const config = { app: { title: 'Infra Portal', ...options.app } };
  await renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    config,
    apis: [
      mockApis.config({ data: config }),
      [githubAuthApiRef, github],
      [
        discoveryApiRef,
        { getBaseUrl: async (id: string) => `http://portal/api/${id}` },
      ],
    ] as never,
  });
  return { onSignInSuccess, github };
}

const guests = { signIn: { providers: ['github', 'guest'] } };

describe('SignInPage', () => {
  const fetchMock = jest.fn();
  beforeEach(() => {
    window.localStorage.clear();
    fetchMock.mockReset();
    global.fetch = fetchMock;
  });

  it('offers no guest unless the configuration says so', async () => {
    await renderPage({});
    expect(
      await screen.findByRole('button', { name: 'Continue with GitHub' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /guest/ }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText(/This is a sandbox/)).not.toBeInTheDocument();
  });

  it('signs a guest in with a token of the backend, and again after a reload', async () => {
    fetchMock.mockImplementation(
      async () => new Response(JSON.stringify(session)),
    );
    const first = await renderPage({ app: guests });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look around as a guest' }),
    );
    await waitFor(() => expect(first.onSignInSuccess).toHaveBeenCalled());
    const identity = first.onSignInSuccess.mock.calls[0][0];
    await expect(identity.getCredentials()).resolves.toEqual({
      token: 'token',
    });
    expect(fetchMock.mock.calls[0][0]).toBe(
      'http://portal/api/auth/guest/refresh',
    );

    const second = await renderPage({ app: guests });
    await waitFor(() => expect(second.onSignInSuccess).toHaveBeenCalled());

    await identity.signOut();
    const third = await renderPage({ app: guests });
    expect(
      (await screen.findAllByRole('button', { name: 'Look around as a guest' }))
        .length,
    ).toBeGreaterThan(0);
    expect(third.onSignInSuccess).not.toHaveBeenCalled();
  });

  it('does not let a guest in when the backend refuses', async () => {
    fetchMock.mockImplementation(
      async () =>
        new Response(
          JSON.stringify({
            error: {
              name: 'NotFoundError',
              message: "Unknown auth provider 'guest'",
            },
          }),
          { status: 404, headers: { 'content-type': 'application/json' } },
        ),
    );
    const { onSignInSuccess } = await renderPage({ app: guests });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Look around as a guest' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This way to sign in is not set up',
    );
    expect(onSignInSuccess).not.toHaveBeenCalled();
  });

  it('signs in through GitHub', async () => {
    const { onSignInSuccess, github } = await renderPage({
      github: {
        getBackstageIdentity: jest.fn().mockResolvedValue({
          token: 't',
          identity: session.backstageIdentity.identity,
        }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Continue with GitHub' }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    expect(github.getBackstageIdentity).toHaveBeenCalledWith({
      instantPopup: true,
    });
  });

  it('says what to do about a blocked pop-up, in the sandbox and in words', async () => {
    const error = new Error('Failed to open auth popup.');
    error.name = 'PopupRejectedError';
    await renderPage({
      app: { sandbox: { enabled: true } },
      github: { getBackstageIdentity: jest.fn().mockRejectedValue(error) },
    });
    expect(
      await screen.findByText(/sandbox with a sample organisation/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Continue with GitHub' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The browser blocked the sign-in window');
    expect(alert).toHaveTextContent('Allow pop-ups');
    expect(
      screen.getByRole('button', { name: 'Continue with GitHub' }),
    ).toBeEnabled();
  });
});
