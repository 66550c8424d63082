/**
 * Where a module call takes its module from.
 * @see https://developer.hashicorp.com/terraform/language/modules/sources
 */
export type ModuleSource =
  | { kind: 'local'; path: string }
  | GitSource
  | {
      kind: 'registry';
      host: string;
      /** `namespace/name/provider` */
      address: string;
      dir: string;
    }
  | { kind: 'other'; address: string };

export interface GitSource {
  kind: 'git';
  host: string;
  /** `owner/repository`, without `.git`. */
  repository: string;
  /** Folder of the module in the repository; `.` is its root. */
  dir: string;
  /** Branch, tag or commit; without it the default branch. */
  ref?: string;
}

/** How firmly a call is tied to what it calls. */
export type ModulePin =
  /** In the same repository: it changes with its caller. */
  | 'local'
  /** A commit, or a tag that is a version. */
  | 'pinned'
  /** A range of versions. */
  | 'range'
  /** A branch, the default branch, or any version: it changes by itself. */
  | 'moving'
  /** Cannot be told: the source is no literal, or of an unusual kind. */
  | 'unknown';

const SEMVER =
  /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]{1,64})?(\+[0-9A-Za-z.-]{1,64})?$/;
const COMMIT = /^[0-9a-f]{7,64}$/;
/** Registries take these; a path has dots or more parts. */
const REGISTRY =
  /^(?:([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?)\/)?([\w-]+\/[\w-]+\/[\w-]+)$/;
const PUBLIC_REGISTRY = 'registry.terraform.io';
/** Forges whose addresses Terraform knows without `git::`. */
const SHORT_FORGES = ['github.com/', 'bitbucket.org/', 'gitlab.com/'];

/** Numbers of a version as people write it in tags: `v1.2.3`, `1.2.3`. */
export function parseVersion(
  text: string,
):
  | { text: string; numbers: [number, number, number]; pre: string }
  | undefined {
  const match = SEMVER.exec(text);
  if (!match) return undefined;
  const numbers = match.slice(1, 4).map(Number) as [number, number, number];
  const pre = match[4]?.slice(1) ?? '';
  return { text: `${numbers.join('.')}${match[4] ?? ''}`, numbers, pre };
}

/**
 * The version that a ref names: `v1.2.3`, and `ecs-service/v1.2.3` with the
 * name of the module in front.
 */
export function versionOfRef(ref: string): string | undefined {
  return parseVersion(ref.slice(ref.lastIndexOf('/') + 1))?.text;
}

function splitFolder(address: string): [string, string] {
  const scheme = address.indexOf('://');
  const at = address.indexOf('//', scheme < 0 ? 0 : scheme + 3);
  if (at < 0) return [address, '.'];
  return [
    address.slice(0, at),
    address.slice(at + 2).replace(/\/$/, '') || '.',
  ];
}

const withoutQuery = (text: string): [string, URLSearchParams] => {
  const at = text.indexOf('?');
  return at < 0
    ? [text, new URLSearchParams()]
    : [text.slice(0, at), new URLSearchParams(text.slice(at + 1))];
};

function gitSource(
  host: string,
  path: string,
  dir: string,
  query: URLSearchParams,
): GitSource {
  const repository = path
    .split('/')
    .filter(Boolean)
    .join('/')
    .replace(/\.git$/, '');
  const ref = query.get('ref');
  return {
    kind: 'git',
    host: host.toLowerCase(),
    repository,
    dir,
    ...(ref && { ref }),
  };
}

/** `user@host:path` of ssh. */
const SCP = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/;

function parseGit(
  address: string,
  query: URLSearchParams,
): GitSource | undefined {
  const [place, dir] = splitFolder(address);
  const scp = SCP.exec(place);
  if (scp) return gitSource(scp[1], scp[2], dir, query);
  try {
    const url = new URL(place);
    if (!url.host) return undefined;
    return gitSource(url.host, decodeURIComponent(url.pathname), dir, query);
  } catch {
    return undefined;
  }
}

/** Reads the `source` of a module call. Passwords in addresses are dropped. */
export function parseModuleSource(source: string): ModuleSource {
  const text = source.trim();
  if (text === '.' || text === '..' || /^\.\.?\//.test(text)) {
    return { kind: 'local', path: text };
  }
  const forced = /^([a-z][a-z0-9]*)::/.exec(text)?.[1];
  const [address, query] = withoutQuery(
    forced ? text.slice(forced.length + 2) : text,
  );
  if (forced === 'git' || SCP.test(splitFolder(address)[0])) {
    const git = parseGit(address, query);
    if (git) return git;
  }
  if (!forced) {
    const forge = SHORT_FORGES.find(each => address.startsWith(each));
    if (forge) {
      const git = parseGit(`https://${address}`, query);
      if (git) return git;
    }
    if (/^https?:\/\/.*\.git(?:\/\/|$)/.test(address)) {
      const git = parseGit(address, query);
      if (git) return git;
    }
    const [place, dir] = splitFolder(address);
    const registry = REGISTRY.exec(place);
    if (registry) {
      const host = registry[1]?.toLowerCase() ?? PUBLIC_REGISTRY;
      return { kind: 'registry', host, address: registry[2], dir };
    }
  }
  return { kind: 'other', address: withoutSecrets(text) };
}

/** An address as it may be shown: without user, password and parameters. */
export function withoutSecrets(address: string): string {
  return withoutQuery(address)[0].replace(
    /(^|\/\/|::)[^/@\s]{1,1000}@(?=[^/])/,
    (whole, before) => (whole.startsWith('git@') ? whole : before),
  );
}

/**
 * How firmly a source, with the `version` beside it, is tied. A ref that looks
 * like no version and no commit is taken for a branch.
 */
export function pinOf(source: ModuleSource, version?: string): ModulePin {
  switch (source.kind) {
    case 'local':
      return 'local';
    case 'git':
      if (!source.ref) return 'moving';
      return versionOfRef(source.ref) || COMMIT.test(source.ref)
        ? 'pinned'
        : 'moving';
    case 'registry':
      if (!version) return 'moving';
      return parseVersion(version.replace(/^=?\s*/, '')) ? 'pinned' : 'range';
    default:
      return 'unknown';
  }
}
