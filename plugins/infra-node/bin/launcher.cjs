// Starts programs for a larger process. To start one, Linux copies the tables of
// all memory of who starts it: of a small process that is soon done, and nobody
// else waits meanwhile. See src/programs/Launcher.ts.
'use strict';
const { spawn } = require('node:child_process');

/** Programs that run, by the number of their order. */
const running = new Map();

function kill({ child }) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function start(id, { command, args, cwd, env, input, endsWithUs }) {
  const child = spawn(command, args, {
    ...{ cwd, env, detached: true },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  running.set(id, { child, endsWithUs });
  const tell = message => {
    // Who has gone meanwhile needs no answer.
    if (process.connected) process.send({ id, ...message }, () => {});
  };
  child.stdout?.on('data', out => tell({ out }));
  child.stderr?.on('data', said => tell({ said }));
  child.on('error', ({ message, code }) => {
    running.delete(id);
    tell({ error: { message, code } });
  });
  child.on('close', code => {
    running.delete(id);
    tell({ code });
  });
  // A program that ends early closes its input; its exit code tells why.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
}

process.on('message', ({ id, order }) => {
  if (order) start(id, order);
  else if (running.has(id)) kill(running.get(id));
});

// Ctrl+C and service managers tell all processes to end. This one ends with who
// started it, who may have something to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

// Whoever asked is gone. What writes is let go on, as if it was its own.
process.on('disconnect', () => {
  for (const each of running.values()) if (each.endsWithUs) kill(each);
  process.exit();
});
