import fs from 'node:fs/promises';
import path from 'node:path';

/** A release of a change log in the form of keepachangelog.com. */
const RELEASE = /^## \[(\d+\.\d+\.\d+)\]/gm;

/**
 * The tags of a repository's modules: `<module>/v<release>`. The older releases
 * are there too, because stacks are pinned to them: what is compatible with them
 * stands for them.
 */
export async function moduleVersions(directory: string): Promise<string[]> {
  const modules = path.join(directory, 'modules');
  const names = await fs.readdir(modules).catch(() => []);
  const tags = [];
  for (const name of names.sort()) {
    const log = await fs
      .readFile(path.join(modules, name, 'CHANGELOG.md'), 'utf8')
      .catch(() => '');
    for (const [, version] of log.matchAll(RELEASE)) {
      tags.push(`${name}/v${version}`);
    }
  }
  return tags;
}
