import { fileURLToPath } from 'node:url';

/** L: the least a machine can do, a Node server with one page and one query. */
export function limitArm() {
  return {
    name: 'L',
    title: 'an empty Node server',
    catalogPath: '/',
    async prepare() {},
    server(port) {
      return {
        baseUrl: `http://127.0.0.1:${port}`,
        cwd: process.cwd(),
        command: [
          fileURLToPath(new URL('./limitServer.mjs', import.meta.url)),
          String(port),
        ],
        env: { NODE_ENV: 'production' },
      };
    },
  };
}
