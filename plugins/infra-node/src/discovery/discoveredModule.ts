import { posix } from 'node:path';
import type {
  DiscoveredModule,
  DiscoveryFinding,
} from '@infra-portal/infra-common';
import type { Contents } from './contents';
import type { Files } from './Files';
import { tagNames, type tagsByModule } from './versions';

/** What is told of a module, and tags of it that name no version. */
export function discoveredModule(
  dir: string,
  contents: Contents,
  {
    files,
    repository,
    tags,
  }: {
    files: Files;
    repository: string;
    tags: ReturnType<typeof tagsByModule>;
  },
): { module: DiscoveredModule; findings: DiscoveryFinding[] } {
  const names = dir === '.' ? ['.'] : tagNames(dir);
  const tagged = names.flatMap(name => tags.versions.get(name) ?? []);
  const changelog = files.factsAt(posix.join(dir, 'CHANGELOG.md'));
  const noted = changelog?.kind === 'changelog' ? changelog.version : undefined;
  const odd = names.flatMap(name => tags.odd.get(name) ?? []);
  const { data, providers, backend, ...shown } = contents;
  const readme = files.factsAt(posix.join(dir, 'README.md'));
  const deprecated =
    (readme?.kind === 'readme' ? readme.deprecated : undefined) ??
    (changelog?.kind === 'changelog' ? changelog.deprecated : undefined);
  return {
    module: {
      name: posix.basename(dir === '.' ? repository : dir),
      dir,
      versions: tagged.length > 0 || !noted ? tagged : [noted],
      ...(deprecated !== undefined && { deprecated }),
      ...shown,
    },
    findings: odd.map(tag => ({
      code: 'tag-without-version',
      severity: 'info',
      file: dir,
      line: 1,
      dir,
      message: `the tag "${tag}" names no version`,
      remedy: `Tag versions as ${posix.basename(dir)}/vX.Y.Z.`,
    })),
  };
}
