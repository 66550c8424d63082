import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { folderWith } from './__testUtils__/run';

const bin = path.resolve(__dirname, '../bin/infra-portal');

/** The program as a shell starts it. */
function start(cwd: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, ...argv],
    { cwd, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('bin/infra-portal', () => {
  const cwd = folderWith({ 'a/main.tf': 'a  =  1\n' });

  it('ends with the exit code of the command', () => {
    expect(start(cwd, 'fmt', '--check', 'a')).toEqual({
      status: 1,
      stdout:
        'unformatted  a/main.tf\n1 file, 1 not formatted; run "infra-portal fmt" without --check.\n',
      stderr: '',
    });
    expect(start(cwd, 'nonsense')).toMatchObject({ status: 2, stdout: '' });
    expect(start(cwd, '--help')).toMatchObject({ status: 0, stderr: '' });
  }, 60_000);

  it('ends quietly when nobody reads on', () => {
    const shell = `"${process.execPath}" "${bin}" --help | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', shell], {
      cwd,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  }, 60_000);
});
