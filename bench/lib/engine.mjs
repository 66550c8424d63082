import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Folders of infra-node's sources that were loaded, by name. */
const loaded = new Map();

/** A folder of the engine's TypeScript, which runs as it is: `terraform/plan`. */
export function engine(folder) {
  if (!loaded.has(folder)) {
    require('@backstage/cli/config/nodeTransform.cjs');
    const file = `../../plugins/infra-node/src/${folder}/index.ts`;
    loaded.set(folder, require(file));
  }
  return loaded.get(folder);
}
