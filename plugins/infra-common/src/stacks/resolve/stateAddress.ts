import { DEFAULT_WORKSPACE } from '../stackRef';

/** Settings that tell one state from others, by the type of backend. */
const TELLING: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3', ['bucket', 'key']],
  ['gcs', ['bucket', 'prefix']],
  ['azurerm', ['storage_account_name', 'container_name', 'key']],
  ['oss', ['bucket', 'prefix', 'key']],
  ['cos', ['bucket', 'prefix', 'key']],
  ['remote', ['hostname', 'organization', 'workspaces.name']],
  ['consul', ['address', 'path']],
  ['http', ['address']],
  ['pg', ['schema_name']],
  ['kubernetes', ['namespace', 'secret_suffix']],
]);

/** Without these a state lies in a place that is given where it runs. */
const NEEDED = ['bucket', 'container_name', 'organization', 'address', 'path'];

/**
 * Where a state lies, `s3://bucket/key`; undefined where its files do not say.
 * Settings of unknown backends are not compared.
 */
export function stateAddress(
  type: string,
  settings: Record<string, string>,
): string | undefined {
  const telling = TELLING.get(type);
  if (!telling) return undefined;
  const parts = telling.flatMap(name =>
    Object.hasOwn(settings, name) && settings[name] !== ''
      ? [[name, settings[name]]]
      : [],
  );
  const names = parts.map(([name]) => name);
  // A bucket alone, or a key alone, is half an address.
  if (!names.some(name => NEEDED.includes(name))) return undefined;
  if (parts.length < Math.min(2, telling.length)) return undefined;
  const place = parts.map(([, value]) => value).join('/');
  return `${type}://${place.replace(/\/+$/, '')}`;
}

/** The address of one workspace of a state. */
export function inWorkspace(address: string, workspace?: string): string {
  return workspace === undefined || workspace === DEFAULT_WORKSPACE
    ? address
    : `${address}#${workspace}`;
}

const WORKSPACE = '${terraform.workspace}';

/** A text in the workspace of whoever reads or writes. */
export function inOwnWorkspace(
  text: string,
  { workspace }: { workspace: string },
): string {
  return text.includes(WORKSPACE)
    ? text.replaceAll(WORKSPACE, workspace)
    : text;
}
