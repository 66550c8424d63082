import { isError, toError } from '@backstage/errors';

/** Why signing in did not work, as far as the browser can tell. */
export type SignInProblemKind =
  | 'popupBlocked'
  | 'popupClosed'
  | 'denied'
  | 'noEntity'
  | 'notConfigured'
  | 'wrongOrigin'
  | 'unreachable'
  | 'unknown';

/** A failed sign-in: its kind, and the technical text for whoever helps. */
export interface SignInProblem {
  kind: SignInProblemKind;
  details: string;
}

// The sign-in window reports names and messages, not codes; these are the
// messages of the auth backend and of core's popup.
const byMessage: Array<[RegExp, SignInProblemKind]> = [
  [/incorrect app origin/i, 'wrongOrigin'],
  [/popup was closed/i, 'popupClosed'],
  [/failed to open auth popup/i, 'popupBlocked'],
  [/unable to resolve user identity|failed to sign-in.*user/i, 'noEntity'],
  [/access[_ ]denied|access was denied|authorization.*denied/i, 'denied'],
  [
    /unknown auth provider|not configured|no auth provider|guest provider cannot/i,
    'notConfigured',
  ],
  [
    /failed to fetch|networkerror|load failed|connection refused|ECONNREFUSED/i,
    'unreachable',
  ],
];

const byName: Record<string, SignInProblemKind> = {
  PopupRejectedError: 'popupBlocked',
  PopupClosedError: 'popupClosed',
};

/** Sorts whatever a sign-in threw into a problem that the page can explain. */
export function toSignInProblem(error: unknown): SignInProblem {
  const { name, message: ownMessage, cause } = toError(error);
  // A failed request says why only in its cause.
  const message = isError(cause)
    ? `${ownMessage}: ${cause.message}`
    : ownMessage;
  const details = `${name}: ${message}`;
  const kind =
    byMessage.find(([pattern]) => pattern.test(message))?.[1] ??
    byName[name] ??
    'unknown';
  return { kind, details };
}
