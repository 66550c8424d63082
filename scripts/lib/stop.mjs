const SECOND_MS = 1000;

/**
 * A request to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of the
 * process that started us through a channel. The second Ctrl-C ends at once.
 */
export function onStopRequest() {
  let asked = 0;
  let resolve;
  const requested = new Promise(done => {
    resolve = done;
  });
  const ask = () => {
    // npm passes Ctrl-C on although the terminal sent it to us as well: only
    // a later one is a second one.
    if (asked && Date.now() - asked > SECOND_MS) process.exit(130);
    asked ||= Date.now();
    resolve();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, ask);
  process.on('disconnect', ask);
  // Behind another Node, the channel says it.
  if (!process.channel) onNpmGone(ask);
  return {
    requested,
    isRequested: () => asked > 0,
  };
}

/**
 * Calls back when npm is gone. npm hands SIGTERM to the shell between us, which
 * ends without telling; all that can be seen from here is another parent.
 * A start without npm may outlive its shell, for example behind `nohup`.
 */
export function onNpmGone(callback) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
