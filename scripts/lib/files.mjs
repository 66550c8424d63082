import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes a file so that after a crash it holds either the old or the new
 * content, never a part.
 */
export function writeAtomically(file, content, mode = 0o644) {
  const draft = `${file}.${process.pid}.part`;
  const handle = fs.openSync(draft, 'w', mode);
  try {
    fs.writeSync(handle, content);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(draft, file);
  syncFolder(path.dirname(file));
}

function syncFolder(folder) {
  try {
    const handle = fs.openSync(folder, 'r');
    fs.fsyncSync(handle);
    fs.closeSync(handle);
  } catch {
    // Windows cannot sync a folder.
  }
}
