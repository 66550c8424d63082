import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of the repository. */
export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Downloaded tools and caches that belong to the checkout, not to the data. */
export const TOOLS = path.join(ROOT, '.tools');

export const fromRoot = (...parts) => path.join(ROOT, ...parts);
