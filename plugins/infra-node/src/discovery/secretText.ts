import { findCredential } from '@infra-portal/infra-common';

/** Names whose values are passwords: any text will do. */
const PASSWORD = /(?:^|_)(?:password|passwd|pwd|passphrase)$/;
/** Names whose values are keys or tokens, but often names of such. */
const TOKEN =
  /(?:^|_)(?:secret|secret_string|secure_string|token|credentials?|(?:api|access|private|secret|signing|encryption|master|auth|account|shared|license|webhook|app|client|storage)_?key)$/;
/** What points to a secret, and is none. */
const REFERENCE =
  /^(?:arn:|\/|\.{1,2}\/|~\/|alias\/|[a-z][a-z0-9+.-]*:\/\/|(?:vault|ssm|op|secret|secretsmanager|file|env|data|var|local|module)[:.])/i;
/** What stands where a secret will be. */
const PLACEHOLDER =
  /^(?:.?change[-_ ]?(?:me|this|it).*|replace.*|to-?do.*|tbd|your[-_ ].*|my[-_ ].*|.*example.*|.*placeholder.*|dummy.*|fake.*|mock.*|test|testing|none|null|nil|unset|unused|ignored?|redacted.*|insert.*|managed.*|initial.*|.*rotated.*|default|.*not[-_ ]a[-_ ]secret.*|true|false|yes|no|on|off|required|optional|enabled|disabled|seconds|minutes|hours|days|string|number|bool|any|sensitive|secret|password|passwd|pass|token|key|user|admin_password|x+|\*+|\.+|-+|0+|<.*>|\[.*\]|\{.*\}|\$.*|%.*|__.*__)$/is;
/** In a text that has the form of a secret. */
const STAND_IN = /EXAMPLE|placeholder|change-?me|dummy|\bx{3,}\b/i;
/** `authhub-db-password` is the name of one. */
const NAME_OF_SECRET =
  /(?:^|[-_/.:])(?:secrets?|passwords?|tokens?|keys?|credentials?|creds)(?:$|[-_/.:])/i;
const URL_PASSWORD = /\/\/[^/\s:@]{1,200}:([^/\s@]{3,200})@/;
const LEAST = 4;
const LONGEST = 20_000;

/** `dbPassword`, `DB-PASSWORD` and `db_password` are one name. */
const plain = (name: string) =>
  name
    .slice(-100)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.\s]/g, '_')
    .toLowerCase();

/** Nobody calls a thing like that: letters and digits without a pattern. */
function looksRandom(text: string): boolean {
  if (text.length < 8 || /\s/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];
  const count = kinds.filter(kind => kind.test(text)).length;
  return (
    (digits >= 2 &&
      count >= 2 &&
      !/^[a-z]+(?:[-_/.:][a-z0-9]+)+$/.test(text)) ||
    /^[0-9a-f]{16,}$/i.test(text) ||
    (text.length >= 20 && count >= 2 && !/[-_/.: ]/.test(text))
  );
}

/** The form of a secret that a text has, whatever it is called. */
function formOf(text: string): string | undefined {
  const form = findCredential(text)?.kind;
  if (!form || STAND_IN.test(text)) return undefined;
  const password = URL_PASSWORD.exec(text)?.[1];
  const isInUrl = form === 'password in a URL';
  return isInUrl && password !== undefined && PLACEHOLDER.test(password)
    ? undefined
    : form;
}

/**
 * What kind of secret a literal text is, if it is one: by its form, or by the
 * name that it is given to. References, placeholders and names of secrets are
 * none.
 */
export function secretKind(
  name: string | undefined,
  text: string,
): string | undefined {
  if (text.length < LEAST || text.length > LONGEST) return undefined;
  const form = formOf(text);
  if (form) return form;
  if (name === undefined) return undefined;
  const called = plain(name);
  const isPassword = PASSWORD.test(called);
  if (!isPassword && !TOKEN.test(called)) return undefined;
  const value = text.trim();
  if (value.length < LEAST || value.toLowerCase() === called) return undefined;
  if (REFERENCE.test(value) || PLACEHOLDER.test(value)) return undefined;
  if (NAME_OF_SECRET.test(value)) return undefined;
  if (isPassword) return 'password';
  return looksRandom(value) ? 'key or token' : undefined;
}

/** Whether a file may hold any: most hold none, and need no closer look. */
export const MAY_HOLD_SECRETS =
  /pass|pwd|secret|securestring|token|credential|[a-z_]key["\s]*[=:]|AKIA|ASIA|-----BEGIN|gh[pousr]_|glpat-|xox[a-z]-|hooks\.slack|AIza|k_live_|eyJ|:\/\/[^/\s:@]{1,200}:[^/\s@]{3,200}@/i;
