import { parseModuleSource } from '@infra-portal/infra-common';
import { CommandFailure, EXIT } from '../exitCodes';
import { openRoot } from '../files/walk';
import { Repository } from './findRepository';

/** A repository of modules that is on this machine. */
export interface Mapping {
  /** The address in module sources. */
  url: string;
  /** Absolute path of a clone, bare or not. */
  path: string;
}

/**
 * The repositories that modules are taken from: those named as `URL=DIR`, and
 * the repository itself where its `portal.yaml` gives its address.
 * @throws CommandFailure when one is not written so, or its folder is missing
 */
export function readMappings(
  cwd: string,
  named: readonly string[],
  { root, modulesUrl }: Repository,
): Mapping[] {
  const mappings = named.map(text => {
    const at = text.lastIndexOf('=');
    const url = text.slice(0, at);
    if (at < 1 || !keyOf(url)) {
      throw new CommandFailure(
        `--modules ${text} is not of the form URL=DIR. Example: --modules https://github.com/acme/infrastructure.git=../infrastructure`,
        EXIT.usage,
      );
    }
    return { url, path: openRoot(cwd, text.slice(at + 1)).path };
  });
  const own = modulesUrl ? [{ url: modulesUrl, path: root.path }] : [];
  return [...mappings, ...own];
}

/** What two addresses of one repository have in common. */
export function keyOf(url: string): string | undefined {
  const source = parseModuleSource(`git::${url.replace(/^git::/, '')}`);
  if (source.kind !== 'git' || !source.repository) return undefined;
  return `${source.host}/${source.repository}`;
}
