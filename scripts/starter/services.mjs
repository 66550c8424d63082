import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';

/**
 * Intents that a person could have written, one for each situation and path, in
 * a folder for each repository.
 */
export const SERVICES = fromRoot('scripts/starter/services');

/** A value of the top of a `service.yaml`. */
const valueOf = (text, name) => {
  const value = new RegExp(`^${name}: *(\\S+)`, 'm').exec(text)?.[1];
  if (!value) throw new Error(`An intent has no ${name}:\n${text}`);
  return value;
};

function loadPortal() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  return {
    ...require('../../packages/cli/src/commands/render.ts'),
    ...require('../../plugins/infra-common/src/golden-path/index.ts'),
    ...require('../../plugins/infra-node/src/standards/index.ts'),
  };
}

/**
 * Writes services into a copy of a repository, as `infra-portal render` does.
 * @param root the copy
 * @param {Map<string, string>} intents a name for messages -> text of `service.yaml`
 * @returns {Promise<{files: string[], complaints: string[]}>} the intents of the
 *   services, and what was said against others
 */
export async function renderServices(root, intents) {
  const { render, intentPath, readStandards } = loadPortal();
  const portal = fs.readFileSync(path.join(root, 'portal.yaml'), 'utf8');
  const standards = readStandards(portal);
  const files = [];
  const complaints = [];
  for (const [name, text] of intents) {
    const [product, service] = ['product', 'service'].map(each =>
      valueOf(text, each),
    );
    const file = intentPath(standards, product, service);
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
    const said = [];
    const keep = line => said.push(line);
    const io = { cwd: root, color: false, out: keep, err: keep };
    const code = await render(io, file, {}).catch(error => {
      keep(error.stack);
      return 1;
    });
    if (code === 0) files.push(file);
    else complaints.push(`${name}: ${said.join('').trim()}`);
  }
  return { files, complaints };
}

/** The intents of this suite for a repository, by file name. */
export function readIntents(repository) {
  const folder = path.join(SERVICES, repository);
  if (!fs.existsSync(folder)) return new Map();
  return new Map(
    fs
      .readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}
