import fs from 'node:fs/promises';
import path from 'node:path';

/** The newest release of a change log in the form of keepachangelog.com. */
const RELEASE = /^## \[(\d+\.\d+\.\d+)\]/m;

/** The tags of a repository's modules: `<module>/v<newest release>`. */
export async function moduleVersions(directory: string): Promise<string[]> {
  const modules = path.join(directory, 'modules');
  const names = await fs.readdir(modules).catch(() => []);
  const tags = [];
  for (const name of names.sort()) {
    const log = await fs
      .readFile(path.join(modules, name, 'CHANGELOG.md'), 'utf8')
      .catch(() => '');
    const version = RELEASE.exec(log)?.[1];
    if (version) tags.push(`${name}/v${version}`);
  }
  return tags;
}
