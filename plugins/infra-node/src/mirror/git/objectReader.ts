import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { killGroup } from '../../programs';
import { GitError, spawnGit } from './runGit';
import type { EnvironmentOptions } from './environment';

/** An object of git with its content, or only its size where that is too much. */
export interface GitObject {
  id: string;
  type: 'blob' | 'tree' | 'commit' | 'tag';
  size: number;
  content: Buffer | undefined;
}

interface Request {
  resolve: (object: GitObject | undefined) => void;
  reject: (error: Error) => void;
}

const HEADER = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/;
const LINE_END = 0x0a;
/** Milliseconds without a question after which the process is let go. */
const IDLE = 60_000;

/**
 * Reads objects through one `git cat-file --batch` that stays alive. Questions
 * are answered in order; a process that dies fails the questions it had, and
 * the next question starts another.
 */
export class ObjectReader {
  readonly #directory: string;
  readonly #environment: EnvironmentOptions;
  readonly #maxSize: number;
  #child: ChildProcess | undefined;
  #waiting: Request[] = [];
  #chunks: Buffer[] = [];
  #buffered = 0;
  /** The object whose content is arriving. */
  #current: { object: GitObject; left: number } | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param maxSize bytes; the content of larger files is passed over */
  constructor(
    directory: string,
    environment: EnvironmentOptions,
    maxSize: number,
  ) {
    this.#directory = directory;
    this.#environment = environment;
    this.#maxSize = maxSize;
  }

  /** The object of a full name; undefined when there is none. */
  read(id: string): Promise<GitObject | undefined> {
    if (!/^[0-9a-f]{40,64}$/.test(id)) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      const child = this.#start();
      this.#waiting.push({ resolve, reject });
      holdOpen(child, true);
      child.stdin!.write(`${id}\n`);
    });
  }

  /** Ends the process; the next question starts another. */
  close() {
    const child = this.#child;
    clearTimeout(this.#idle);
    if (!child) return;
    this.#forget(new Error('The reader of git objects was closed'));
    killGroup(child);
  }

  #start(): ChildProcess {
    clearTimeout(this.#idle);
    if (this.#child) return this.#child;
    const args = ['cat-file', '--batch'];
    const child = spawnGit(this.#directory, args, this.#environment);
    this.#child = child;
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    child.stdin!.on('error', () => {});
    child.stdout!.on('data', (chunk: Buffer) => {
      if (this.#child === child) this.#take(chunk);
    });
    child.on('error', error => this.#child === child && this.#forget(error));
    child.on('close', code => {
      if (this.#child !== child) return;
      this.#forget(new GitError('cat-file', code ?? undefined, said, 'exit'));
    });
    return child;
  }

  #forget(error: Error) {
    const waiting = this.#waiting;
    this.#child = undefined;
    this.#waiting = [];
    this.#chunks = [];
    this.#buffered = 0;
    this.#current = undefined;
    for (const { reject } of waiting) reject(error);
  }

  #take(chunk: Buffer) {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    while (this.#buffered > 0) {
      if (this.#current ? !this.#takeContent() : !this.#takeHeader()) return;
    }
  }

  /** @returns whether more can be read from what has arrived */
  #takeHeader(): boolean {
    const all = this.#joined();
    const end = all.indexOf(LINE_END);
    if (end < 0) return false;
    const header = HEADER.exec(all.toString('utf8', 0, end));
    this.#keep(all.subarray(end + 1));
    if (!header) {
      this.#answer(undefined);
      return true;
    }
    const size = Number(header[3]);
    const object: GitObject = {
      id: header[1],
      type: header[2] as GitObject['type'],
      size,
      content: undefined,
    };
    // A line end follows the content.
    this.#current = { object, left: size + 1 };
    return true;
  }

  #takeContent(): boolean {
    const { object, left } = this.#current!;
    // Folders are always taken whole: nothing works without them.
    if (object.type === 'blob' && object.size > this.#maxSize) {
      const all = this.#joined();
      const passed = Math.min(left, all.length);
      this.#current!.left -= passed;
      this.#keep(all.subarray(passed));
      if (passed < left) return false;
    } else {
      if (this.#buffered < left) return false;
      const all = this.#joined();
      // A copy: else a small text would keep a whole chunk in memory.
      object.content = Buffer.from(all.subarray(0, object.size));
      this.#keep(all.subarray(left));
    }
    this.#current = undefined;
    this.#answer(object);
    return true;
  }

  #joined(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0];
  }

  #keep(rest: Buffer) {
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#buffered = rest.length;
  }

  #answer(object: GitObject | undefined) {
    this.#waiting.shift()?.resolve(object);
    if (this.#waiting.length > 0) return;
    // What waits for nothing must keep neither the program nor files open.
    if (this.#child) holdOpen(this.#child, false);
    this.#idle = setTimeout(() => this.close(), IDLE).unref();
  }
}

/** Whether this process stays alive for the child and its pipes. */
function holdOpen(child: ChildProcess, open: boolean) {
  const pipes = [child.stdin, child.stdout, child.stderr] as Socket[];
  for (const each of [child, ...pipes]) {
    if (open) each.ref();
    else each.unref();
  }
}
