import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Fetches an npm package with the npm client and its settings, and unpacks
 * what the extraction reads. Later calls find it in the cache.
 *
 * @param {string} spec `@cdktn/provider-aws@25.7.0`, with an exact version
 * @param {string} cache folder to keep it in
 * @returns {string} the folder of the unpacked package
 */
export function unpackedPackage(spec, cache) {
  const name = spec.replace(/[^\w.-]+/g, '-').replace(/^-/, '');
  const folder = path.join(cache, name);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, `${name}-`));
  try {
    const packed = execFileSync(
      'npm',
      [
        'pack',
        '--silent',
        '--ignore-scripts',
        '--pack-destination',
        work,
        spec,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const archive = path.join(work, packed.trim().split('\n').at(-1));
    // `.jsii` holds the same once more, in 150 MB.
    execFileSync(
      'tar',
      ['-xzf', archive, '--exclude=.jsii', '--exclude=*.md', 'package'],
      { cwd: work },
    );
    fs.renameSync(path.join(work, 'package'), folder);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return folder;
}
