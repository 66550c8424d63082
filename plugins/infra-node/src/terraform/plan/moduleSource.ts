import path from 'node:path';

/** Where a module comes from. */
export type ModuleSource =
  | { kind: 'local'; path: string }
  | {
      kind: 'git';
      /** `https://host/owner/repo.git`, without credentials. */
      url: string;
      /** Folder in the repository, `''` for its root. */
      folder: string;
      ref: string | undefined;
      /** As Terraform writes it in its list of installed modules. */
      address: string;
    }
  /** A registry, an archive over HTTP, a bucket … */
  | { kind: 'other' };

const SCP = /^(?:([\w.-]+)@)?([\w.-]+\.[\w.-]+):(?!\/\/)(.+)$/;

/** Splits `package//folder?query` as Terraform does. */
function split(text: string) {
  const [before, query] = text.split(/\?(.*)/s);
  const scheme = before.indexOf('://');
  const from = scheme < 0 ? 0 : scheme + 3;
  const cut = before.indexOf('//', from);
  return cut < 0
    ? { base: before, folder: '', query }
    : {
        base: before.slice(0, cut),
        folder: path.posix.normalize(before.slice(cut + 2)),
        query,
      };
}

/** Addresses without a scheme, as go-getter completes them. */
function complete(base: string, forced: boolean): string | undefined {
  if (/^(?:https?|ssh|git|file):\/\//.test(base))
    return forced ? base : undefined;
  const scp = SCP.exec(base);
  if (scp) {
    const [, user, host, rest] = scp;
    return user || forced
      ? `ssh://${user ?? 'git'}@${host}/${rest}`
      : undefined;
  }
  const hosted = /^(github\.com|bitbucket\.org)\/([^/]+)\/([^/]+)$/.exec(base);
  if (hosted) {
    const [, host, owner, name] = hosted;
    return `https://${host}/${owner}/${name.replace(/\.git$/, '')}.git`;
  }
  return undefined;
}

/** Reads the `source` of a module call. */
export function parseModuleSource(text: string): ModuleSource {
  if (/^\.\.?(?:\/|$)/.test(text)) return { kind: 'local', path: text };
  const forced = text.startsWith('git::');
  const { base, folder, query } = split(forced ? text.slice(5) : text);
  const complete_ = complete(base, forced);
  if (!complete_ || folder.startsWith('..') || folder.startsWith('/')) {
    return { kind: 'other' };
  }
  const parameters = new URLSearchParams(query ?? '');
  const inner = folder ? `//${folder}` : '';
  return {
    kind: 'git',
    url: complete_.replace(/^(\w+:\/\/)[^/@]*@/, '$1'),
    folder: folder.replace(/\/$/, ''),
    ref: parameters.get('ref') ?? undefined,
    address: `git::${complete_}${inner}${
      query === undefined ? '' : `?${query}`
    }`,
  };
}

/**
 * The same for all addresses of a repository: `host/path`, whatever the
 * scheme, the user and the ending.
 */
export function repositoryKey(url: string): string {
  const plain = complete(url, true) ?? url;
  const rest = plain.replace(/^\w+:\/\//, '').replace(/^[^/@]*@/, '');
  const [host, ...parts] = rest.split('/');
  return [host.toLowerCase(), ...parts]
    .join('/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
