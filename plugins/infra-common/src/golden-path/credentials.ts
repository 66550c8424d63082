/** A text among answers that looks like a secret. */
export interface FoundCredential {
  path: (string | number)[];
  /** What it looks like: `AWS access key`. */
  kind: string;
}

/** Forms that secrets have and hardly anything else. */
const FORMS: [kind: string, form: RegExp][] = [
  [
    'AWS access key',
    /(?:^|[^A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
  ],
  ['private key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/],
  [
    'GitHub token',
    /(?:^|[^A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/,
  ],
  ['GitLab token', /(?:^|[^A-Za-z0-9])glpat-[\w-]{20,}/],
  ['Slack token', /xox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ['Slack webhook', /hooks\.slack\.com\/services\/\w/],
  ['Google API key', /(?:^|[^A-Za-z0-9])AIza[\w-]{35}/],
  ['Stripe key', /(?:^|[^A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/],
  [
    'JSON Web Token',
    /(?:^|[^A-Za-z0-9])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  ],
  ['password in a URL', /\/\/[^/\s:@]{1,200}:[^/\s@]{3,200}@/],
];

/** Names of variables whose values are no matter of a file in Git. */
const SECRET_NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS?)$/;

/** Deeper or more data than this is no intent. */
const MOST_VALUES = 20_000;

/**
 * The first text that looks like a secret, wherever it is. Secrets are given by
 * reference, and never kept with the answers.
 */
export function findCredential(data: unknown): FoundCredential | undefined {
  const queue: { value: unknown; path: (string | number)[] }[] = [
    { value: data, path: [] },
  ];
  for (let at = 0; at < queue.length && at < MOST_VALUES; at += 1) {
    const { value, path } = queue[at];
    if (typeof value === 'string') {
      const kind = kindOf(value, path);
      if (kind) return { path, kind };
    } else if (Array.isArray(value)) {
      value.forEach((each, index) =>
        queue.push({ value: each, path: [...path, index] }),
      );
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        queue.push({ value: each, path: [...path, key] });
      }
    }
  }
  return undefined;
}

function kindOf(
  text: string,
  path: readonly (string | number)[],
): string | undefined {
  const known = FORMS.find(([, form]) => form.test(text))?.[0];
  if (known) return known;
  const name = String(path[path.length - 1] ?? '');
  const isVariable = path.includes('variables');
  return isVariable && text !== '' && SECRET_NAME.test(name)
    ? 'secret variable'
    : undefined;
}
