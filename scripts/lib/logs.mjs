import fs from 'node:fs';
import path from 'node:path';

/** Bytes after which a log file is set aside; two generations are kept. */
const LARGEST = 10 * 1024 * 1024;
const REMEMBERED = 400;

/**
 * A log file that cannot grow without bound. The log of the last start is
 * kept as `<name>.1.log`.
 */
export function openLog(folder, name) {
  const file = path.join(folder, `${name}.log`);
  const older = path.join(folder, `${name}.1.log`);
  const rotate = () => fs.existsSync(file) && fs.renameSync(file, older);
  rotate();
  let handle = fs.openSync(file, 'a', 0o600);
  let size = 0;
  let rest = '';
  const lines = [];
  return {
    file,
    write(chunk) {
      // A full disk must not stop the portal for the sake of its log.
      try {
        size += fs.writeSync(handle, chunk);
        if (size > LARGEST) {
          fs.closeSync(handle);
          rotate();
          handle = fs.openSync(file, 'a', 0o600);
          size = 0;
        }
      } catch {
        return;
      }
      const parts = (rest + chunk).split('\n');
      rest = parts.pop().slice(-4000);
      lines.push(...parts);
      lines.splice(0, lines.length - REMEMBERED);
    },
    /** The last lines, for the decisive ones when a start fails. */
    lines: () => [...lines, rest].filter(Boolean),
    close: () => fs.closeSync(handle),
  };
}

/**
 * The few lines of a log that say why a process failed: error lines without
 * colours, stack frames and repetitions; if there are none, the last lines.
 */
export function decisiveLines(lines, most = 4) {
  const plain = lines
    .map(line => line.replace(/\x1b\[[0-9;]*m/g, '').trim())
    .filter(
      line => line && !/^at |^node:internal|^\^+$|^Node\.js v/.test(line),
    );
  const errors = plain.filter(line =>
    /\berror\b|Error:|EADDRINUSE|SQLITE_|Missing required|failed/i.test(line),
  );
  const chosen = errors.length > 0 ? errors.slice(0, most) : plain.slice(-most);
  return [...new Set(chosen)].map(line =>
    line.length > 300 ? `${line.slice(0, 300)}…` : line,
  );
}
