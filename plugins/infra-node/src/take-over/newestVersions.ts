import { tagsByModule } from '../discovery/versions';

/** The newest version of each module by its tags `<module>/vX.Y.Z`; none before a release. */
export function newestVersions(tags: readonly string[]): Map<string, string> {
  const released = tags.filter(tag => /^[\w-]+\/v\d+\.\d+\.\d+$/.test(tag));
  return new Map(
    [...tagsByModule(released).versions].map(([name, versions]) => [
      name,
      versions[0].replace(/^v/, ''),
    ]),
  );
}
