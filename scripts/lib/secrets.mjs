import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { writeAtomically } from './files.mjs';

const random = bytes => randomBytes(bytes).toString('hex');

/** How each secret is made. Tokens have the shape of GitHub's. */
const MAKERS = {
  BACKEND_SECRET: () => random(32),
  AUTH_SESSION_SECRET: () => random(32),
  SANDBOX_ADMIN_TOKEN: () => `ghp_${random(18)}`,
  GITHUB_TOKEN: () => `ghp_${random(18)}`,
  AUTH_GITHUB_CLIENT_ID: () => random(10),
  AUTH_GITHUB_CLIENT_SECRET: () => random(20),
  GITHUB_WEBHOOK_SECRET: () => random(20),
  // Atlantis's own API, and what it tells the portal with.
  ATLANTIS_API_SECRET: () => random(20),
  ATLANTIS_WEBHOOK_SECRET: () => random(20),
  // What a runner of CI signs its reports to the portal with.
  INFRA_PORTAL_REPORT_SECRET: () => random(20),
  // What CI sends its reports of costs with.
  INFRA_COST_REPORT_TOKEN: () => random(20),
};

/**
 * The secrets of a data folder, made on the first start. They reach the
 * processes by environment only.
 * @returns {Record<string, string>}
 */
export function loadSecrets(data) {
  const file = path.join(data, 'secrets.json');
  const known = fs.existsSync(file) ? read(file) : {};
  const missing = Object.keys(MAKERS).filter(name => !known[name]);
  if (missing.length === 0) {
    fs.chmodSync(file, 0o600);
    return known;
  }
  const made = Object.fromEntries(missing.map(name => [name, MAKERS[name]()]));
  const all = { ...known, ...made };
  writeAtomically(file, `${JSON.stringify(all, null, 2)}\n`, 0o600);
  return all;
}

function read(file) {
  try {
    const value = JSON.parse(fs.readFileSync(file, 'utf8'));
    const sound =
      value !== null &&
      typeof value === 'object' &&
      Object.values(value).every(text => typeof text === 'string');
    if (sound) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure(`The file ${file} is damaged.`, {
    remedy:
      'Restore it from a backup, start afresh with "npm start -- --reset", or use another folder with --data.',
  });
}
