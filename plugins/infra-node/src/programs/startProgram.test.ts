import { existsSync } from 'node:fs';
import path from 'node:path';
import { Launcher } from './Launcher';
import type { ProgramOrder } from './program';
import { startHere } from './startHere';

const FILE = path.resolve(__dirname, '../../bin/launcher.cjs');
const env = { PATH: process.env.PATH };
const launcher = new Launcher(FILE);

/** What a program gives, through either way. */
async function run(
  start: typeof startHere,
  order: Pick<ProgramOrder, 'args' | 'input'> & { command?: string },
  heard: (text: string, kill: () => void) => void = () => {},
) {
  let out = '';
  let said = '';
  const program = start(
    { command: process.execPath, env, ...order },
    {
      onOutput(chunk) {
        out += chunk.toString('latin1');
        heard(out, () => program.kill());
      },
      onSaid: chunk => void (said += chunk.toString()),
    },
  );
  return { code: await program.ended, out, said };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.each([
  ['here', startHere],
  ['through the launcher', launcher.start.bind(launcher)],
] as [string, typeof startHere][])('programs started %s', (_name, start) => {
  const js = (code: string) => ({ args: ['-e', code] });

  it('give what they write, and their code', async () => {
    const told = await run(
      start,
      js(
        'process.stdout.write("out"); console.error("side"); process.exitCode = 3',
      ),
    );
    expect(told).toEqual({ code: 3, out: 'out', said: 'side\n' });
  });

  it('get their input, byte by byte, and only their environment', async () => {
    const input = Buffer.from(
      Array.from({ length: 1_000_000 }, (_, n) => n % 256),
    );
    const told = await run(start, {
      ...js('process.stdin.pipe(process.stdout)'),
      input,
    });
    expect(told.code).toBe(0);
    expect(Buffer.from(told.out, 'latin1').equals(input)).toBe(true);
    const { out } = await run(
      start,
      js('process.stdout.write(Object.keys(process.env).sort().join())'),
    );
    expect(out).toBe('PATH');
  });

  it('are ended with all they started', async () => {
    const endless = 'setInterval(() => {}, 1000)';
    const { code, out } = await run(
      start,
      js(
        `const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(
          endless,
        )}]); console.log(pid + "."); ${endless}`,
      ),
      (text, kill) => text.includes('.') && kill(),
    );
    expect(code).toBeUndefined();
    const pid = parseInt(out, 10);
    for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(isAlive(pid)).toBe(false);
  });

  it('cannot be started when they are not there', async () => {
    await expect(
      run(start, { command: '/no/such/program', args: [] }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('run side by side without taking what is of another', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        run(start, js(`process.stdout.write("${n}".repeat(100_000))`)),
      ),
    );
    all.forEach(({ out }, n) => expect(out).toBe(`${n}`.repeat(100_000)));
  });
});

it('fails what runs when the launcher goes, and starts another', async () => {
  const own = new Launcher(FILE);
  const start = own.start.bind(own);
  // Its parent is the launcher.
  const lost = run(
    start,
    {
      args: [
        '-e',
        'console.log(process.ppid + "."); setTimeout(() => {}, 3000)',
      ],
    },
    text => text.includes('.') && process.kill(parseInt(text, 10), 'SIGKILL'),
  );
  await expect(lost).rejects.toThrow('The process that starts programs ended');
  expect(await run(start, { args: ['-e', ''] })).toMatchObject({ code: 0 });
});

it('goes on when all processes are told to end, until its owner does', async () => {
  const own = new Launcher(FILE);
  const told = await run(
    own.start.bind(own),
    {
      args: [
        '-e',
        'console.log(process.ppid + "."); setTimeout(() => console.log("done"), 300)',
      ],
    },
    text => {
      if (!text.endsWith('.\n')) return;
      process.kill(parseInt(text, 10), 'SIGINT');
      process.kill(parseInt(text, 10), 'SIGTERM');
    },
  );
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining('done') });
});

it('is where it is looked for', () => {
  expect(existsSync(FILE)).toBe(true);
});
