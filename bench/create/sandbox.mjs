import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

/**
 * A sandbox GitHub with one repository, `acme/infrastructure`, in a process of
 * its own. Prints its address when it can be asked.
 */
const [repository] = process.argv.slice(2);
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const {
  startSandbox,
} = require('../../packages/sandbox/src/testing/startSandbox');

const sandbox = await startSandbox();
process.once('SIGTERM', async () => {
  await sandbox.close();
  process.exit();
});
await sandbox
  .octokit('platform-owner')
  .repos.createInOrg({ org: 'acme', name: 'infrastructure' });
const remote = sandbox.remote('platform-owner', 'infrastructure');
await promisify(execFile)('git', [
  '-C',
  repository,
  'push',
  '--quiet',
  remote,
  'main',
  '--tags',
]);
process.stdout.write(`${JSON.stringify({ url: sandbox.url })}\n`);
