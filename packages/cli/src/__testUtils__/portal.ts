import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a portal was told. */
export interface Told {
  url: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

type Answer = [status: number, body: object, headers?: object];

/** An HTTP server in place of a portal, for all tests of a file. */
export interface TestPortal {
  url: string;
  /** What it says next; then it is broken. */
  answers: Answer[];
  told: Told[];
}

/**
 * Starts a portal that answers as a test says, and gives an environment variable
 * a value while each test runs.
 */
export function testPortal(variable: string, value: string): TestPortal {
  const portal: TestPortal = { url: '', answers: [], told: [] };
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = '', headers } = request;
    portal.told.push({ url, headers, body: Buffer.concat(chunks) });
    const [status, body, more = {}] = portal.answers.shift() ?? [500, {}];
    response.writeHead(status, { ...more });
    response.end(JSON.stringify(body));
  });
  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    portal.url = `http://127.0.0.1:${port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    portal.answers = [];
    portal.told.length = 0;
    process.env[variable] = value;
  });
  afterEach(() => {
    delete process.env[variable];
  });
  return portal;
}
