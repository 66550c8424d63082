import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';

/** Intents that a person could have written, one for each situation and path. */
export const SERVICES = fromRoot('scripts/starter/services');

/** A value of the top of a `service.yaml`. */
const valueOf = (text, name) => {
  const value = new RegExp(`^${name}: *(\\S+)`, 'm').exec(text)?.[1];
  if (!value) throw new Error(`An intent has no ${name}:\n${text}`);
  return value;
};

/** The folder of an intent's service, below `stacks/`. */
export const folderOf = text =>
  `stacks/${valueOf(text, 'product')}/${valueOf(text, 'service')}`;

function loadRender() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  return require('../../packages/cli/src/commands/render.ts').render;
}

/**
 * Writes services into a copy of a repository, as `infra-portal render` does.
 * @param root the copy
 * @param {Map<string, string>} intents a name for messages -> text of `service.yaml`
 * @returns {Promise<{folders: string[], complaints: string[]}>} folders of the
 *   services, and what was said against an intent
 */
export async function renderServices(root, intents) {
  const render = loadRender();
  const folders = [];
  const complaints = [];
  for (const [name, text] of intents) {
    const folder = folderOf(text);
    const file = path.posix.join(folder, 'service.yaml');
    fs.mkdirSync(path.join(root, folder), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    const said = [];
    const keep = line => said.push(line);
    const io = { cwd: root, color: false, out: keep, err: keep };
    const code = await render(io, file, {}).catch(error => {
      keep(error.stack);
      return 1;
    });
    if (code === 0) folders.push(folder);
    else complaints.push(`${name}: ${said.join('').trim()}`);
  }
  return { folders, complaints };
}

/** The intents of this suite, by file name. */
export function readIntents(folder = SERVICES) {
  return new Map(
    fs
      .readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}
