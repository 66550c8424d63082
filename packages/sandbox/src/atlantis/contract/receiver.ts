import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that Atlantis posted. */
export interface ReceivedMessage {
  headers: http.IncomingHttpHeaders;
  body: any;
}

/** What Atlantis is told to send with its messages, so that they are believed. */
export const WEBHOOK_HEADERS = { Authorization: 'Bearer a-secret-of-webhooks' };

/** Listens to the webhooks of an Atlantis. */
export class Receiver {
  readonly messages: ReceivedMessage[] = [];
  /** Hears each message before Atlantis gets its answer. */
  forward: (text: string) => Promise<unknown> = async () => {};
  readonly #server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString('utf8');
    const { headers } = request;
    this.messages.push({ headers, body: JSON.parse(text) });
    await this.forward(text);
    response.end();
  });

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** How Atlantis is told of it. */
  get webhooks() {
    const { url } = this;
    return [
      { event: 'apply' as const, url },
      { event: 'drift' as const, url },
    ];
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
