import type { GitHub } from '../github';
import { Delivery, DeliveryResult, Hook } from '../store/hooks';
import { requestOf } from './request';

/** GitHub waits this long for a receiver. Milliseconds. */
const TIMEOUT = 10_000;
/** Longest answer that is kept for the deliveries list, in bytes. */
const KEPT_ANSWER = 64 * 1024;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Sends deliveries: in order per hook, hooks side by side, one attempt each.
 * A delivery cut off by a crash is sent again under the same id, because nobody
 * can know whether it arrived; receivers compare X-GitHub-Delivery.
 */
export class Deliverer {
  readonly #busy = new Map<number, Promise<void>>();
  readonly #abort = new AbortController();
  #running = false;
  #woken = false;

  constructor(readonly github: GitHub, readonly hosts: string[]) {}

  start() {
    this.#running = true;
    this.wake();
  }

  async stop() {
    this.#running = false;
    this.#abort.abort();
    await Promise.all(this.#busy.values());
  }

  async idle() {
    for (;;) {
      await new Promise(resolve => setImmediate(resolve));
      if (this.#busy.size > 0) await Promise.all(this.#busy.values());
      else if (!this.#running || this.github.hooks.waiting().length === 0) {
        return;
      }
    }
  }

  /** Looks for work as soon as the running transaction has ended. */
  wake() {
    if (this.#woken || !this.#running) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      if (!this.#running) return;
      for (const hook of this.github.hooks.waiting()) this.#drain(hook);
    });
  }

  refusal(url: string): string | undefined {
    if (!URL.canParse(url)) return 'is not a valid URL';
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') {
      return 'must begin with http:// or https://';
    }
    if (loopback.test(hostname) || this.hosts.includes(hostname)) {
      return undefined;
    }
    return `points to ${hostname}, but the sandbox sends webhooks to this machine only. Start it with --webhook-host ${hostname} to allow that`;
  }

  #drain(hookId: number) {
    if (this.#busy.has(hookId)) return;
    const work = this.#sendAll(hookId)
      .catch(error => {
        if (this.#running) this.github.log(`hook ${hookId}: ${error?.stack}`);
      })
      .finally(() => {
        this.#busy.delete(hookId);
        this.wake();
      });
    this.#busy.set(hookId, work);
  }

  async #sendAll(hookId: number) {
    const { hooks } = this.github;
    while (this.#running) {
      const delivery = hooks.nextPending(hookId);
      const hook = delivery && hooks.byId(hookId);
      if (!hook) return;
      const result = await this.#send(hook, delivery);
      // Cut off by our own stop: it stays pending and is sent at next start.
      if (!this.#running) return;
      hooks.finish(delivery, result, this.github.now());
    }
  }

  async #send(hook: Hook, delivery: Delivery): Promise<DeliveryResult> {
    const { headers, body } = requestOf(hook, delivery);
    const started = performance.now();
    const result = (
      statusCode: number,
      status: string,
      responseHeaders: Record<string, string> = {},
      responseBody = '',
    ): DeliveryResult => ({
      statusCode,
      status,
      duration: Math.round((performance.now() - started) / 10) / 100,
      requestHeaders: headers,
      responseHeaders,
      responseBody,
    });
    const refusal = this.refusal(hook.url);
    if (refusal) return result(0, `The address ${refusal}`);
    try {
      const response = await fetch(hook.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.#abort.signal,
          AbortSignal.timeout(TIMEOUT),
        ]),
      });
      return result(
        response.status,
        response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`,
        Object.fromEntries(response.headers),
        await readBounded(response),
      );
    } catch (error: any) {
      return error?.name === 'TimeoutError'
        ? result(0, 'timed out')
        : result(
            0,
            `failed to connect to host: ${
              error?.cause?.code ?? error?.message
            }`,
          );
    }
  }
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= KEPT_ANSWER) break;
    }
  }
  return Buffer.concat(chunks).subarray(0, KEPT_ANSWER).toString('utf8');
}
