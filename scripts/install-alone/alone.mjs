import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../lib/ports.mjs';
import { runNode } from '../lib/tool.mjs';

const START_MS = 180_000;
const PAGE_MS = 60_000;

/**
 * Configuration beside the stock one: what the README asks for, an address, and
 * of our frontends only the one that is tried.
 */
function configure(file, { port, others, configuration }) {
  const url = `http://localhost:${port}`;
  const own = {
    app: { baseUrl: url, packages: { exclude: others } },
    backend: { baseUrl: url, listen: { host: '127.0.0.1', port } },
  };
  fs.writeFileSync(file, JSON.stringify(own));
  const asked = file.replace(/\.json$/, '.readme.yaml');
  fs.writeFileSync(asked, configuration || '{}\n');
  return [asked, file];
}

/** The stock backend with the lines of a README, as a file beside its own. */
export function writeBackend(app, plugin, lines) {
  const folder = path.join(app, 'packages/backend/src');
  const stock = fs.readFileSync(path.join(folder, 'index.ts'), 'utf8');
  const file = path.join(folder, `with-${plugin}.ts`);
  const start = 'backend.start();';
  if (!stock.includes(start)) throw new Error(`No ${start} in the stock app.`);
  fs.writeFileSync(file, stock.replace(start, [...lines, start].join('\n')));
  return file;
}

/** Waits until the backend has started, or throws what it said. */
async function untilReady(url, state) {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if (state.ended || /Backend startup failed/.test(state.output)) break;
    const ready = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => undefined,
    );
    if (ready?.ok) return;
    await sleep(250);
  }
  throw new Error(`The backend did not start:\n${state.output.slice(-4000)}`);
}

async function lookAtPage(browser, url, { page: route, heading, says }) {
  const context = await browser.newContext({ locale: 'en-US' });
  context.setDefaultTimeout(PAGE_MS);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  try {
    await page.goto(`${url}${route}`);
    await page.getByRole('button', { name: 'Enter' }).click();
    const main = page.getByRole('main');
    await page.getByRole('heading', { name: heading }).first().waitFor();
    await main.getByText(says).first().waitFor();
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } catch (error) {
    const text = await page.locator('body').innerText();
    throw new Error(
      `${error.message}\n${errors.join('\n')}\nThe page says:\n${text}`,
    );
  } finally {
    await context.close();
  }
}

/**
 * Starts the stock application with one pair, asks its backend whether it is
 * well, and opens its page as a guest.
 * @param tried `app`, `browser`, the `pair`, names of the `others`' frontends,
 *   the `configuration` of the README
 */
export async function tryAlone({ app, browser, pair, others, configuration }) {
  const { plugin } = pair;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const files = configure(path.join(app, `with-${plugin}.json`), {
    ...{ port, others, configuration },
  });
  const secrets = [...configuration.matchAll(/\$\{(\w+)\}/g)];
  const state = { output: '', ended: false };
  const stop = new AbortController();
  const running = runNode(
    `src/with-${plugin}.ts`,
    [path.join(app, 'app-config.yaml'), ...files].flatMap(file => [
      ...['--config', file],
    ]),
    {
      cwd: path.join(app, 'packages/backend'),
      env: {
        ...process.env,
        ...Object.fromEntries(secrets.map(([, name]) => [name, 'secret'])),
        NODE_ENV: 'development',
      },
      preloads: [
        path.join(app, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      ],
      signal: stop.signal,
      onOutput: text => {
        state.output += text;
      },
    },
  ).then(() => {
    state.ended = true;
  });
  try {
    await untilReady(url, state);
    const health = await fetch(`${url}/api/${plugin}/health`);
    if (!health.ok) throw new Error(`/health says ${health.status}.`);
    await lookAtPage(browser, url, pair);
  } finally {
    stop.abort();
    await running;
  }
}
