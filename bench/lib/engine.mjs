import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A folder of the engines' TypeScript, which runs as it is: `terraform/plan`. */
export const engine = folder => sources('infra-node', folder);

/** A folder of the vocabulary: `runs/atlantis`. */
export const vocabulary = folder => sources('infra-common', folder);

function sources(library, folder) {
  require('@backstage/cli/config/nodeTransform.cjs');
  return require(`../../plugins/${library}/src/${folder}/index.ts`);
}
