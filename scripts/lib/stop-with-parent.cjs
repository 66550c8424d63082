/**
 * Loaded before the portal and before tools: ends them when the launcher is gone,
 * however that happened. A launcher killed outright cannot say goodbye, but its end of the
 * IPC channel closes.
 */
const LONGEST_GOODBYE_MS = 8000;

// Only for this process: the workers of a tool would inherit the option, and
// their channel to the tool is none of our business.
const own = process.execArgv.indexOf(__filename);
if (own > 0) process.execArgv.splice(own - 1, 2);

process.on('disconnect', () => {
  setTimeout(() => process.exit(1), LONGEST_GOODBYE_MS).unref();
  // The portal's own handler of SIGTERM shuts it down in order. Where the
  // portal watches the channel itself, one signal is enough.
  if (process.listenerCount('disconnect') === 1) {
    process.kill(process.pid, 'SIGTERM');
  }
});

// Listening keeps a process alive; one that has done its work should end.
process.channel?.unref();
