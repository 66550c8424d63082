import { readArguments, usage } from './arguments';
import { describeFailure } from './failure';
import { startSandbox } from './sandbox';

type Message =
  | { type: 'progress'; message: string }
  | { type: 'ready'; http: string; https?: string }
  | { type: 'error'; message: string; remedy: string };

/** Tells the launcher over IPC, and a person who started this by hand in words. */
function tell(message: Message) {
  if (process.send) {
    process.send(message);
  } else if (message.type === 'ready') {
    process.stdout.write(`Sandbox ready: ${message.http}\n`);
  } else if (message.type === 'error') {
    process.stderr.write(`${message.message}\n${message.remedy}\n`);
  } else {
    process.stderr.write(`${message.message}\n`);
  }
}

async function main() {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options === 'help') {
    process.stdout.write(usage);
    return;
  }
  const starting = startSandbox({
    ...options,
    log: line => process.stderr.write(`${line}\n`),
    progress: message => tell({ type: 'progress', message }),
  });
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    // Everything durable is in SQLite and git: a start that hangs may be cut.
    setTimeout(() => process.exit(0), 8_000).unref();
    starting.then(
      sandbox => sandbox.close().then(() => process.exit(0)),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  const { url, httpsUrl } = await starting;
  tell({ type: 'ready', http: url, https: httpsUrl });
}

main().catch(error => {
  tell({ type: 'error', ...describeFailure(error) });
  process.exitCode = 1;
  // The message must leave before the channel that would keep us alive closes.
  if (process.send) setTimeout(() => process.exit(1), 100);
  else process.exit(1);
});
