import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxiedCall {
  /** From 1. */
  number: number;
  method: string;
  /** With the query. */
  path: string;
}

/**
 * What becomes of a call: `pass` as it is; `before` the connection dies before
 * anything happens; `after` it takes effect and then the connection dies;
 * `hang` it takes effect and no answer comes; or another answer, without effect.
 * A function does what it likes, calls `act` when it is to take effect, and then
 * the connection dies.
 */
export type Fault =
  | 'pass'
  | 'before'
  | 'after'
  | 'hang'
  | ((act: () => Promise<void>) => Promise<void>)
  | {
      status: number;
      headers?: Record<string, string>;
      body?: unknown;
    };

const read = async (stream: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Stands between a client and the sandbox and lets calls fail as a network does. */
export class FaultProxy {
  readonly calls: ProxiedCall[] = [];
  /** Decides about each call. */
  rule: (call: ProxiedCall) => Fault = () => 'pass';
  readonly #server: http.Server;
  readonly #target: () => string;

  private constructor(target: () => string) {
    this.#target = target;
    this.#server = http.createServer((req, res) => {
      this.#serve(req, res).catch(() => req.socket.destroy());
    });
  }

  static async start(target: () => string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get host(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  /** No fault any more, and counting from the beginning. */
  reset() {
    this.rule = () => 'pass';
    this.calls.length = 0;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #serve(req: http.IncomingMessage, res: http.ServerResponse) {
    const body = await read(req);
    const call = {
      number: this.calls.length + 1,
      method: req.method ?? 'GET',
      path: req.url ?? '/',
    };
    this.calls.push(call);
    const fault = this.rule(call);
    if (fault === 'before') {
      req.socket.destroy();
      return;
    }
    if (typeof fault === 'function') {
      await fault(async () => {
        await this.#forward(req, body);
      });
      req.socket.destroy();
      return;
    }
    if (typeof fault === 'object') {
      const text = JSON.stringify(fault.body ?? { message: 'Injected' });
      res.writeHead(fault.status, {
        'content-type': 'application/json',
        ...fault.headers,
      });
      res.end(text);
      return;
    }
    const answer = await this.#forward(req, body);
    if (fault === 'after') {
      req.socket.destroy();
      return;
    }
    if (fault === 'hang') return;
    res.writeHead(answer.status, answer.headers);
    res.end(answer.body);
  }

  #forward(req: http.IncomingMessage, body: Buffer) {
    const url = new URL(req.url ?? '/', this.#target());
    const headers = { ...req.headers, host: req.headers.host };
    delete headers['transfer-encoding'];
    return new Promise<{
      status: number;
      headers: http.IncomingHttpHeaders;
      body: Buffer;
    }>((resolve, reject) => {
      const out = http.request(
        url,
        {
          method: req.method,
          headers: { ...headers, 'content-length': body.length },
          agent: false,
        },
        async answer => {
          const whole = await read(answer);
          const given = { ...answer.headers };
          delete given['transfer-encoding'];
          delete given.connection;
          resolve({
            status: answer.statusCode ?? 502,
            headers: given,
            body: whole,
          });
        },
      );
      out.on('error', reject);
      out.end(body);
    });
  }
}
