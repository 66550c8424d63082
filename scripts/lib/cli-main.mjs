import { createRequire } from 'node:module';
import { withRightNode } from './bootstrap-node.mjs';
import { report } from './failure.mjs';
import { installDependencies } from './install.mjs';
import { fromRoot } from './paths.mjs';
import { exclusively } from './prepare.mjs';
import { createProgress } from './progress.mjs';

/** The exit code of `infra-portal` for what could not be done. */
const FAILED = 3;

/**
 * `npm run infra-portal`: makes sure that Node and the dependencies are there,
 * then runs packages/cli. Sets the exit code.
 */
export async function main(argv) {
  try {
    // Results alone go to stdout: they may be JSON for a program.
    const progress = createProgress(process.stderr);
    const script = fromRoot('scripts/infra-portal.mjs');
    const code = await withRightNode(script, argv, progress);
    process.exitCode = code ?? (await run(argv, progress));
  } catch (error) {
    report(error);
    process.exitCode = FAILED;
  }
}

async function run(argv, progress) {
  await exclusively(progress, () => installDependencies(progress));
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  const cli = require(fromRoot('packages/cli/src/index.ts'));
  // npm runs scripts in the root of the repository, wherever it was called.
  const { INIT_CWD, npm_lifecycle_event: script } = process.env;
  if (script === 'infra-portal' && INIT_CWD) process.chdir(INIT_CWD);
  return cli.main(argv);
}
