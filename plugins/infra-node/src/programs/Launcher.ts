import { fork, type ChildProcess } from 'node:child_process';
import type { ProgramEars, ProgramOrder, RunningProgram } from './program';

/** What the launcher tells of an order. */
interface Told {
  id: number;
  out?: Buffer;
  said?: Buffer;
  error?: { message: string; code?: string };
  /** It ended. */
  code?: number | null;
}

interface Waiting extends ProgramEars {
  resolve(code: number | undefined): void;
  reject(error: Error): void;
}

const LOST = 'The process that starts programs ended';
/** Milliseconds without an order after which the launcher is let go. */
const IDLE = 10_000;

/**
 * Has programs started by a small process of its own. Starting one from a
 * process of hundreds of megabytes stops all else in it for ten milliseconds,
 * and for a hundred on a busy machine; a page that waits meanwhile, waits for
 * all the repositories that are being read.
 */
export class Launcher {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param file the program `bin/launcher.cjs` */
  constructor(file: string) {
    this.#file = file;
  }

  start(order: ProgramOrder, ears: ProgramEars): RunningProgram {
    const child = this.#start();
    this.#orders += 1;
    const id = this.#orders;
    const ended = new Promise<number | undefined>((resolve, reject) => {
      this.#waiting.set(id, { ...ears, resolve, reject });
    });
    // This process stays alive as long as something runs for it.
    child.channel?.ref();
    this.#send(child, { id, order });
    return { ended, kill: () => this.#send(child, { id }) };
  }

  #start(): ChildProcess {
    clearTimeout(this.#idle);
    if (this.#child) return this.#child;
    const child = fork(this.#file, {
      // Nothing that this process loads, and none of its secrets.
      ...{ execArgv: [], env: {} },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    child.unref();
    child.on('message', message => this.#hear(child, message as Told));
    child.on('error', error => this.#lose(child, error));
    child.on('exit', () => this.#lose(child, new Error(LOST)));
    this.#child = child;
    return child;
  }

  #send(child: ChildProcess, message: { id: number; order?: ProgramOrder }) {
    if (!child.connected) return;
    child.send(message, error => {
      if (error) this.#lose(child, error);
    });
  }

  #hear(child: ChildProcess, { id, out, said, error, code }: Told) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (out) waiting.onOutput(asBuffer(out));
    else if (said) waiting.onSaid(asBuffer(said));
    else {
      this.#waiting.delete(id);
      if (error) waiting.reject(Object.assign(new Error(error.message), error));
      else waiting.resolve(code ?? undefined);
      if (this.#waiting.size === 0) this.#rest(child);
    }
  }

  #rest(child: ChildProcess) {
    child.channel?.unref();
    this.#idle = setTimeout(() => {
      this.#child = undefined;
      child.disconnect();
    }, IDLE).unref();
  }

  /** Whoever waits is told; the next order starts another launcher. */
  #lose(child: ChildProcess, error: Error) {
    if (this.#child !== child) return;
    this.#child = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
