import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Writes a commit into a bare repository by one `git fast-import`.
 * @param head the commit's own lines, which end before its files
 * @param files pairs of path and text, also from a generator
 * @param rest commands that follow, such as those that make tags
 */
export async function importCommit(folder, { head, files, rest = '' }) {
  const child = spawn('git', ['-C', folder, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  const write = async text => {
    if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  };
  await write(head);
  for (const [path, text] of files) {
    await write(
      `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
  }
  child.stdin.end(`${rest}done\n`);
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}
