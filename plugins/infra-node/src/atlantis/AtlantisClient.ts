import { type AtlantisLock, readLocks } from '@infra-portal/infra-common';
import { z } from 'zod';

/** Milliseconds one question may take. */
const TIMEOUT = 10_000;
const ATTEMPTS = 3;
const FIRST_PAUSE = 500;
/** Bytes of an answer; locks of ten thousand stacks are fewer. */
const LARGEST = 20 * 1024 * 1024;

const statusSchema = z.object({ version: z.string().max(200) });

export interface AtlantisClientOptions {
  /** Without a slash at its end. */
  url: string;
  fetch?: typeof fetch;
  /** Milliseconds one question may take. */
  timeout?: number;
  /** Waits so many milliseconds; tests need not. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** What Atlantis could not be asked for; the message is for people. */
export class AtlantisError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AtlantisError';
  }
}

/** Whether asking again may help. */
class Passing extends AtlantisError {}

const pause = (milliseconds: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, milliseconds);
  });

/** Asks one Atlantis server; it is never told to do anything. */
export class AtlantisClient {
  readonly #options: AtlantisClientOptions;

  constructor(options: AtlantisClientOptions) {
    this.#options = options;
  }

  /**
   * All locks that it holds.
   * @throws AtlantisError when it cannot be asked, or answers something else
   */
  async locks(): Promise<AtlantisLock[]> {
    const data = await this.#ask('/api/locks');
    try {
      return readLocks(data);
    } catch {
      throw new AtlantisError(
        `${
          this.#options.url
        } answered the question for locks with something else. Check that it is Atlantis, 0.47 or newer.`,
      );
    }
  }

  /** Its version as it writes it; undefined when it does not say. */
  async version(): Promise<string | undefined> {
    const data = await this.#ask('/status').catch(() => undefined);
    const parsed = statusSchema.safeParse(data);
    return parsed.success ? parsed.data.version : undefined;
  }

  async #ask(path: string): Promise<unknown> {
    const { sleep = pause } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(path);
      } catch (error) {
        if (!(error instanceof Passing) || attempt >= ATTEMPTS) throw error;
        await sleep(FIRST_PAUSE * 2 ** (attempt - 1));
      }
    }
  }

  async #once(path: string): Promise<unknown> {
    const { url, fetch: get = fetch, timeout = TIMEOUT } = this.#options;
    let response: Response;
    let text: string;
    try {
      response = await get(`${url}${path}`, {
        headers: { accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      text = await bounded(response);
    } catch (error) {
      if (error instanceof AtlantisError) throw error;
      const late = (error as Error).name === 'TimeoutError';
      throw new Passing(
        late
          ? `${url} did not answer within ${timeout / 1_000} seconds.`
          : `${url} cannot be reached.`,
      );
    }
    if (response.status >= 500) {
      throw new Passing(`${url} fails itself: it answered ${response.status}.`);
    }
    if (!response.ok) {
      throw new AtlantisError(
        `${url} refused: it answered ${response.status}. Check what stands in front of it.`,
      );
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new AtlantisError(
        `${url} did not answer with JSON. Check the address, and what stands in front of it.`,
      );
    }
  }
}

async function bounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > LARGEST) {
      throw new AtlantisError('Atlantis answered more than can be read.');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
