import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runProgram } from './runProgram';
import type { TerraformProgram } from './findTerraform';
import { withWorkFolder } from './workFolder';

/**
 * Largest file that may be written (in blocks of 512 bytes) and largest
 * address space (in KiB; Go reserves far more than it uses).
 */
const LIMITS = 'ulimit -c 0; ulimit -f 1048576; ulimit -v 8388608';

/**
 * Runs in new namespaces, where we may mount: the program appears in the work
 * folder, and that folder becomes the whole file system.
 */
const ENTER = `program=$1; root=$2; shift 2
${LIMITS}
mount --bind "$program" "$root/bin/program" || exit 125
cd "$root" && exec chroot . /bin/program "$@"`;

const NAMESPACES = [
  '--user',
  '--map-root-user',
  '--mount',
  '--net',
  '--pid',
  '--ipc',
  '--uts',
  '--fork',
  '--kill-child=SIGKILL',
];

const SYSTEM_PATH =
  '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How to start the program so that it sees a work folder, as it names it. */
export interface Confinement {
  /** No host files, no network, no privileges: the kernel sees to it. */
  isolated: boolean;
  /** What the work folder is called inside. */
  seenAs(folder: string): string;
  prepare(folder: string): Promise<void>;
  command(folder: string, args: string[]): { command: string; args: string[] };
  /** `PATH` for the command. */
  path: string;
  /** What Terraform may take for the process of the providers. */
  providerPid: number;
}

/** The program alone in the work folder, in namespaces of its own (Linux). */
function jail(program: TerraformProgram): Confinement {
  return {
    isolated: true,
    seenAs: () => '/',
    async prepare(folder) {
      for (const name of ['bin', 'tmp', 'run']) {
        await mkdir(path.join(folder, name), { recursive: true });
      }
      await writeFile(path.join(folder, 'bin/program'), '');
    },
    command: (folder, args) => ({
      command: 'unshare',
      args: [
        ...NAMESPACES,
        '--',
        '/bin/sh',
        '-c',
        ENTER,
        'plan',
        program.path,
        folder,
        ...args,
      ],
    }),
    path: SYSTEM_PATH,
    // Terraform sees no process but itself.
    providerPid: 1,
  };
}

/** The program with the rights of this process. */
export function unconfined(program: TerraformProgram): Confinement {
  return {
    isolated: false,
    seenAs: folder => folder,
    async prepare(folder) {
      for (const name of ['tmp', 'run']) {
        await mkdir(path.join(folder, name), { recursive: true });
      }
    },
    command: (_folder, args) => ({ command: program.path, args }),
    // Terraform finds no other program by name.
    path: '',
    providerPid: process.pid,
  };
}

async function works(confinement: Confinement): Promise<boolean> {
  return withWorkFolder(async folder => {
    await confinement.prepare(folder);
    const { command, args } = confinement.command(folder, ['version']);
    const { code } = await runProgram(command, args, {
      env: { PATH: confinement.path, CHECKPOINT_DISABLE: '1', HOME: '/' },
      mostOutput: 2 ** 16,
      signal: AbortSignal.timeout(20_000),
    });
    return code === 0;
  }).catch(() => false);
}

const found = new Map<string, Promise<Confinement>>();

/**
 * The strictest confinement that works on this machine: tried once for each
 * program. A jail needs Linux with user namespaces for unprivileged users.
 */
export function confinementOf(program: TerraformProgram): Promise<Confinement> {
  let result = found.get(program.path);
  if (!result) {
    const strict = jail(program);
    result =
      os.platform() === 'linux'
        ? works(strict).then(ok => (ok ? strict : unconfined(program)))
        : Promise.resolve(unconfined(program));
    found.set(program.path, result);
  }
  return result;
}
