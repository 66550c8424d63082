import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How the portal commits, `infraPortal.pullRequests` of the configuration. */
export interface CommitSettings {
  /** By pushing with git, or by GitHub's API, which signs them. */
  commits: 'git' | 'api';
  /** Language of titles and texts of pull requests. */
  language: 'en' | 'ko';
  committer: { name: string; email: string };
}

const KEY = 'infraPortal.pullRequests';

/** @throws InputError when a value is none of those there are */
export function readCommitSettings(config: Config): CommitSettings {
  const ours = config.getOptionalConfig(KEY);
  return {
    commits: oneOf(ours, 'commits', ['git', 'api']),
    language: oneOf(ours, 'language', ['en', 'ko']),
    committer: {
      name: ours?.getOptionalString('committer.name') ?? 'Infra portal',
      email:
        ours?.getOptionalString('committer.email') ??
        'infra-portal@users.noreply.github.com',
    },
  };
}

function oneOf<T extends string>(
  config: Config | undefined,
  key: string,
  allowed: readonly [T, ...T[]],
): T {
  const value = config?.getOptionalString(key) ?? allowed[0];
  const found = allowed.find(each => each === value);
  if (found) return found;
  throw new InputError(
    `${KEY}.${key} is ${JSON.stringify(
      value,
    )}; it must be one of ${allowed.join(', ')}.`,
  );
}
