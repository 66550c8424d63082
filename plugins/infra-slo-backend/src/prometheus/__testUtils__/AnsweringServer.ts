import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOf {
  path: string;
  headers: http.IncomingHttpHeaders;
  form: URLSearchParams;
}

export interface Given {
  status?: number;
  headers?: Record<string, string>;
  /** Written as JSON, unless it is a text. */
  body?: unknown;
  /** Milliseconds before it answers. */
  after?: number;
  /** It closes the connection instead. */
  isGone?: boolean;
}

/** A small http server that answers what a test wants, and keeps what it was asked. */
export class AnsweringServer {
  readonly asked: AskedOf[] = [];
  answer: (asked: AskedOf) => Given = () => ({});
  readonly #server: http.Server;

  private constructor() {
    this.#server = http.createServer((request, response) => {
      let text = '';
      request.on('data', chunk => {
        text += chunk;
      });
      request.on('end', () => {
        const asked = {
          ...{ path: request.url ?? '', headers: request.headers },
          form: new URLSearchParams(text),
        };
        this.asked.push(asked);
        const {
          status = 200,
          headers,
          body,
          after = 0,
          isGone,
        } = this.answer(asked);
        if (isGone) {
          request.socket.destroy();
          return;
        }
        setTimeout(() => {
          response.writeHead(status, {
            'content-type': 'application/json',
            ...headers,
          });
          response.end(typeof body === 'string' ? body : JSON.stringify(body));
        }, after);
      });
    });
  }

  static async start(): Promise<AnsweringServer> {
    const started = new AnsweringServer();
    await new Promise<void>(resolve => {
      started.#server.listen(0, '127.0.0.1', resolve);
    });
    return started;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

/** An answer with rows. */
export const vectorOf = (
  rows: readonly (readonly [labels: Record<string, string>, value: string])[],
  more: object = {},
): Given => ({
  body: {
    ...{ status: 'success', ...more },
    data: {
      resultType: 'vector',
      result: rows.map(([metric, value]) => ({ metric, value: [0, value] })),
    },
  },
});

/** An answer that refuses. */
export const errorOf = (status: number, error: string): Given => ({
  status,
  body: { status: 'error', errorType: 'bad_data', error },
});
