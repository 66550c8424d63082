import { toSignInProblem } from './problems';

function named(name: string, message: string) {
  const error = new Error(message);
  error.name = name;
  return error;
}

describe('toSignInProblem', () => {
  it.each([
    [named('PopupRejectedError', 'Failed to open auth popup.'), 'popupBlocked'],
    [
      named('PopupClosedError', 'Login failed, popup was closed'),
      'popupClosed',
    ],
    [
      named(
        'PopupClosedError',
        'Login failed, Incorrect app origin, expected http://localhost:7007',
      ),
      'wrongOrigin',
    ],
    [
      new Error(
        'Failed to sign-in, unable to resolve user identity. Please verify that your catalog contains the expected User entities',
      ),
      'noEntity',
    ],
    [new Error('The user has denied access (access_denied)'), 'denied'],
    [
      new Error("Provider 'guest' is not configured for sign-in"),
      'notConfigured',
    ],
    [new Error("Unknown auth provider 'github'"), 'notConfigured'],
    [new TypeError('Failed to fetch'), 'unreachable'],
    [
      new Error('Auth refresh request failed, TypeError: Failed to fetch'),
      'unreachable',
    ],
    [new Error('something else'), 'unknown'],
    ['not even an error', 'unknown'],
  ])('sorts %s as %s', (error, kind) => {
    expect(toSignInProblem(error).kind).toBe(kind);
  });

  it('keeps the technical text', () => {
    expect(toSignInProblem(new TypeError('Failed to fetch')).details).toBe(
      'TypeError: Failed to fetch',
    );
  });
});
