import { existsSync, readFileSync } from 'node:fs';

/**
 * Whether GitHub Actions run Terraform here, and not Atlantis: where there is no
 * atlantis.yaml, or portal.yaml says "runner: github-actions".
 */
export function isOurs() {
  const said = existsSync('portal.yaml')
    ? /^runner:\s*["']?([\w-]+)/m.exec(readFileSync('portal.yaml', 'utf8'))?.[1]
    : undefined;
  if (said) return said === 'github-actions';
  return !existsSync('atlantis.yaml') && !existsSync('atlantis.yml');
}
