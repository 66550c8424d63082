import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { checkPorts, isFree, ownerOf } from '../ports.mjs';
import { fromRoot } from '../paths.mjs';
import { startProcess, waitUntilReady } from '../processes.mjs';
import { runNode } from '../tool.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-processes-'));
after(() => fs.rmSync(folder, { recursive: true }));

const start = code =>
  startProcess({
    name: 'portal',
    args: ['-e', code],
    cwd: folder,
    env: process.env,
    logs: folder,
  });

const never = new Promise(() => {});

test('a busy port is told with its owner and a way out', async t => {
  const server = net.createServer().listen(0, '127.0.0.1');
  // An open server would keep a failed test from ending.
  t.after(() => server.close());
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address();
  assert.equal(await isFree(port), false);
  if (process.platform === 'linux') {
    const program = path.basename(fs.realpathSync(process.execPath));
    assert.equal(ownerOf(port), `${program} (process ${process.pid})`);
  }
  await assert.rejects(checkPorts(port), {
    message: new RegExp(`Port ${port} is busy`),
    remedy: /npm start -- --port \d+/,
  });
  // The second and third port count as well.
  await assert.rejects(
    checkPorts(port - 2),
    new RegExp(`Port ${port} is busy`),
  );
  setTimeout(() => server.close(), 300);
  await checkPorts(port, 5000);
});

test('a process that says what is wrong is quoted', async () => {
  const child = start(
    `process.send({type:'error',message:'No git',remedy:'Install it.'},()=>process.exit(1))`,
  );
  await assert.rejects(waitUntilReady(child, never, 10_000), {
    message: 'No git.',
    remedy: 'Install it.',
  });
});

test('of one that just fails, the decisive lines are shown', async () => {
  const child = start(`console.log('hello'); throw new TypeError('bad thing')`);
  await assert.rejects(waitUntilReady(child, never, 10_000), error => {
    assert.match(error.message, /portal did not start \(exit code 1\)/);
    assert.match(error.details.join('\n'), /TypeError: bad thing/);
    assert.doesNotMatch(error.details.join('\n'), /hello|at /);
    return true;
  });
});

test('one that never gets ready is given up', async () => {
  const child = start('setInterval(() => {}, 1000)');
  await assert.rejects(
    waitUntilReady(child, never, 200),
    /not ready after 0.2/,
  );
  await child.stop();
});

test('stopping waits for an orderly end', async () => {
  const file = path.join(folder, 'ended');
  const child = start(
    `process.on('SIGTERM',()=>{require('fs').writeFileSync(${JSON.stringify(
      file,
    )},'');process.exit()});process.send('up');setInterval(()=>{},1000)`,
  );
  await new Promise(resolve => child.onMessage(resolve));
  await child.stop();
  assert.ok(fs.existsSync(file));
});

const isAlive = pid => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('when the launcher is killed outright, the portal ends', async () => {
  // A launcher that starts a portal, tells its id and is killed.
  const preload = fromRoot('scripts/lib/stop-with-parent.cjs');
  const launcher = spawn(
    process.execPath,
    [
      '-e',
      `const c = require('child_process').spawn(process.execPath,
        ['--require', ${JSON.stringify(
          preload,
        )}, '-e', 'setInterval(()=>{},1000);process.send(1)'],
        { stdio: ['ignore','ignore','ignore','ipc'], detached: true });
       c.on('message', () => console.log(c.pid));`,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const text = await new Promise(resolve =>
    launcher.stdout.once('data', resolve),
  );
  const pid = Number(text);
  assert.equal(isAlive(pid), true);
  launcher.kill('SIGKILL');
  for (let i = 0; i < 100 && isAlive(pid); i += 1) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.equal(isAlive(pid), false);
});

test('a tool ends when it has done its work', { timeout: 10_000 }, async () => {
  const script = path.join(folder, 'tool.cjs');
  fs.writeFileSync(script, "setTimeout(() => console.log('done'), 50)");
  assert.deepEqual(await runNode(script, []), { code: 0, output: 'done\n' });
});
