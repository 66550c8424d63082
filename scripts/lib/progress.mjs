/**
 * Readable progress: one line per step with its seconds. A terminal sees the
 * line change; a log gets a sign of life every 15 seconds.
 */
export function createProgress(stream = process.stdout) {
  const live = Boolean(stream.isTTY);
  const clear = () => live && stream.write('\r\x1b[2K');
  return {
    /** Writes a line of its own. */
    say(line) {
      clear();
      stream.write(`${line}\n`);
    },
    /** Begins a step. */
    begin(title) {
      const started = Date.now();
      let detail = '';
      const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
      const draw = () => {
        const text = `${title} … ${seconds()}${detail ? ` (${detail})` : ''}`;
        if (live) {
          clear();
          stream.write(text.slice(0, (stream.columns ?? 100) - 1));
        } else {
          stream.write(`  ${text}\n`);
        }
      };
      if (live) draw();
      else stream.write(`${title} …\n`);
      const timer = setInterval(draw, live ? 1000 : 15_000);
      timer.unref();
      const finish = mark => {
        clearInterval(timer);
        clear();
        stream.write(`${mark} ${title} (${seconds()})\n`);
      };
      return {
        /** What the step is doing now. */
        detail(text) {
          detail = text;
          if (live) draw();
        },
        end: () => finish('✓'),
        fail: () => finish('✗'),
      };
    },
  };
}
