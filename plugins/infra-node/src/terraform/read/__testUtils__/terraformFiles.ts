import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** Root of the repository. */
export const REPOSITORY = resolve(__dirname, '../../../../../..');

function* terraformPaths(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (
      entry.isDirectory() &&
      !/^(node_modules|\.terraform)$/.test(entry.name)
    ) {
      yield* terraformPaths(path);
    } else if (entry.isFile() && /\.(tf|hcl|tfvars)$/.test(entry.name)) {
      yield path;
    }
  }
}

/** All Terraform of the starter repository. */
export function terraformFiles(): { path: string; text: string }[] {
  const root = join(REPOSITORY, 'templates/infrastructure');
  return [...terraformPaths(root)].sort().map(path => ({
    path: relative(REPOSITORY, path),
    text: readFileSync(path, 'utf8'),
  }));
}
