import path from 'node:path';
import { parseStartArgs, START_HELP } from './args.mjs';
import { withRightNode } from './bootstrap-node.mjs';
import { buildApp } from './build.mjs';
import { checkConfig } from './config-check.mjs';
import { openDataFolder, resetDataFolder } from './data-folder.mjs';
import { checkDatabases } from './databases.mjs';
import { checkSpace, NEEDED_TO_RUN } from './disk.mjs';
import { report } from './failure.mjs';
import { checkGit } from './git.mjs';
import { installDependencies } from './install.mjs';
import { exclusively } from './prepare.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { checkPorts } from './ports.mjs';
import { environment, startPortal, startSandbox } from './portal.mjs';
import { createProgress } from './progress.mjs';
import { loadSecrets } from './secrets.mjs';
import { onStopRequest } from './stop.mjs';

/** Time for the processes of a killed start to notice and end. */
const PATIENCE_AFTER_KILL_MS = 12_000;

/** `npm start`. Ends the process. */
export async function main(argv) {
  try {
    const options = parseStartArgs(argv, ROOT);
    if (options.help) {
      process.stdout.write(START_HELP);
      process.exit();
    }
    const progress = createProgress();
    checkGit();
    const code = await withRightNode(
      fromRoot('scripts/start.mjs'),
      argv,
      progress,
    );
    if (code === undefined) await run(options, progress);
    else process.exitCode = code;
  } catch (error) {
    process.exitCode = report(error);
  }
  // A stop during an installation must not wait for the installation.
  process.exit();
}

async function run(options, progress) {
  const { port, data } = options;
  if (options.reset) resetDataFolder(data);
  const folder = openDataFolder(data);
  const running = [];
  let stopping;
  const stopAll = () => {
    // The portal first: it still talks to the sandbox while it ends.
    stopping ??= [...running]
      .reverse()
      .reduce((before, each) => before.then(each.stop), Promise.resolve());
    return stopping;
  };
  const stop = onStopRequest();
  try {
    await checkPorts(port, folder.tookOver ? PATIENCE_AFTER_KILL_MS : 0);
    checkSpace(data, NEEDED_TO_RUN, 'the portal');
    await Promise.race([
      stop.requested,
      bringUp(options, progress, each => running.push(each)),
    ]);
    if (!stop.isRequested()) {
      announce(options, progress);
      await Promise.race([stop.requested, anyEnd(running)]);
    }
    if (stop.isRequested()) progress.say('\nStopping …');
  } finally {
    await stopAll();
    folder.release();
  }
}

async function bringUp({ port, data, sample }, progress, started) {
  await exclusively(progress, () => installDependencies(progress));
  checkDatabases(data);
  const secrets = loadSecrets(data);
  const env = environment({ port, data, sample, secrets });
  await checkConfig(env, progress);
  await exclusively(progress, () => buildApp(progress));
  const step = progress.begin('Starting the sandbox and the portal');
  try {
    await startSandbox({ port, data, env, sample, step, started });
    step.detail('portal');
    await startPortal({ data, env, started });
  } catch (error) {
    step.fail();
    throw error;
  }
  step.end();
}

/** Rejects when a process ends that should go on. */
function anyEnd(running) {
  return Promise.race(
    running.map(each =>
      each.ended.then(({ reason }) => {
        throw each.failure(`it ended by itself: ${reason}`);
      }),
    ),
  );
}

function announce({ port, data }, progress) {
  progress.say(`
Portal ready: http://localhost:${port}

  First: open it, sign in with GitHub as "Developer", then click "Create service".
  Git:   git clone http://localhost:${port + 1}/acme/infrastructure.git
  Data:  ${data}
  Logs:  ${path.join(data, 'logs')}
  Stop:  Ctrl-C
`);
}
