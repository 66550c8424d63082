import type {
  PreviewEnvironment,
  PreviewFile,
} from '@infra-portal/infra-common';

/** Files that belong together, and what changes in them, in lines. */
export interface FileGroup {
  /** `environment:prod`, `service` or `lists`. */
  id: string;
  kind: 'environment' | 'service' | 'lists';
  /** Only of an environment. */
  environment?: string;
  files: PreviewFile[];
  added: number;
  removed: number;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** The folder that all stacks of the service are in, when they share one. */
function serviceFolder(environments: PreviewEnvironment[]): string | undefined {
  const folders = new Set(
    environments.map(each => folderOf(each.directory.replace(/\/$/, ''))),
  );
  const [folder] = folders;
  return folders.size === 1 && folder !== '' ? folder : undefined;
}

/**
 * Files by what they are for: the service itself, each environment in the order
 * of the preview, then lists that other services are in too, such as
 * `atlantis.yaml`. Within a group the order of paths.
 */
export function groupFiles(
  files: PreviewFile[],
  environments: PreviewEnvironment[],
): FileGroup[] {
  const home = serviceFolder(environments);
  const groups = new Map<string, FileGroup>();
  const group = (id: string, kind: FileGroup['kind'], environment?: string) => {
    const known = groups.get(id);
    if (known) return known;
    const made = { id, kind, environment, files: [], added: 0, removed: 0 };
    groups.set(id, made);
    return made;
  };
  group('service', 'service');
  for (const { name } of environments) {
    group(`environment:${name}`, 'environment', name);
  }
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const shared =
      file.state === 'changed' && !(home && file.path.startsWith(home));
    let target = shared ? group('lists', 'lists') : group('service', 'service');
    if (file.environment !== undefined) {
      target = group(
        `environment:${file.environment}`,
        'environment',
        file.environment,
      );
    }
    target.files.push(file);
    target.added += file.added;
    target.removed += file.removed;
  }
  const all = [...groups.values()].filter(each => each.files.length > 0);
  // Whatever was met first: what is shared comes last.
  return [
    ...all.filter(each => each.kind !== 'lists'),
    ...all.filter(each => each.kind === 'lists'),
  ];
}

/** The common folder of some paths, with its slash; '' when there is none. */
export function commonFolder(paths: string[]): string {
  const within = (folder: string) =>
    paths.every(path => path.startsWith(folder));
  let folder = paths.length === 0 ? '' : folderOf(paths[0]);
  while (!within(folder)) folder = folderOf(folder.slice(0, -1));
  return folder;
}
