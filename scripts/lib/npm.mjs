import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { runTool } from './tool.mjs';

/**
 * How to call the user's npm: the one that runs us, else the one on PATH.
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npmCommand(env = process.env, platform = process.platform) {
  const own = env.npm_execpath;
  if (own && path.basename(own).startsWith('npm-cli')) {
    return {
      command: env.npm_node_execpath ?? process.execPath,
      args: [own],
      shell: false,
    };
  }
  // npm is a batch file on Windows, which only a shell can start.
  return { command: 'npm', args: [], shell: platform === 'win32' };
}

/**
 * npm's effective configuration. npm leaves credentials out of this list.
 * @throws Failure when npm is missing
 */
export function readNpmConfig(cwd) {
  const { command, args, shell } = npmCommand();
  const result = spawnSync(
    command,
    [...args, 'config', 'list', '--long', '--json'],
    { cwd, shell, encoding: 'utf8', maxBuffer: 16e6 },
  );
  try {
    return JSON.parse(result.stdout);
  } catch {
    throw new Failure('npm does not answer.', {
      remedy:
        'Install npm (it comes with Node) and make sure "npm config list" works in this folder.',
    });
  }
}

/** Runs npm and resolves with its exit code and output. */
export function runNpm(argv, { cwd, env = process.env }) {
  const { command, args, shell } = npmCommand();
  return runTool(command, [...args, ...argv], { cwd, env, shell });
}

/** Whether npm's `noproxy` list (or NO_PROXY) covers a host. */
export function bypassesProxy(host, noproxy) {
  const list = (Array.isArray(noproxy) ? noproxy : [noproxy ?? ''])
    .join(',')
    .split(',')
    .map(entry => entry.trim().replace(/^\*?\./, ''))
    .filter(Boolean);
  return list.some(
    entry => entry === '*' || host === entry || host.endsWith(`.${entry}`),
  );
}

/**
 * Yarn does not read npm's settings, so they are handed over by environment:
 * registry, proxy, certificates. Nothing is written to a file. What the user
 * has set for yarn wins.
 */
export function yarnEnvironment(npm, env = {}) {
  // npm always has a registry, its default at least.
  const registry = new URL(npm.registry);
  const made = {
    YARN_NPM_REGISTRY_SERVER: registry.href.replace(/\/$/, ''),
    YARN_ENABLE_TELEMETRY: '0',
    // The answer to "is there a newer yarn" is of no use here.
    YARN_ENABLE_TIPS: '0',
  };
  if (registry.protocol === 'http:') {
    made.YARN_UNSAFE_HTTP_WHITELIST = registry.hostname;
  }
  if (npm.cafile) made.YARN_HTTPS_CA_FILE_PATH = npm.cafile;
  if (npm['strict-ssl'] === false) made.YARN_ENABLE_STRICT_SSL = 'false';
  if (!bypassesProxy(registry.hostname, npm.noproxy)) {
    const https =
      npm['https-proxy'] || npm.proxy || env.HTTPS_PROXY || env.https_proxy;
    const http = npm.proxy || env.HTTP_PROXY || env.http_proxy;
    if (https) made.YARN_HTTPS_PROXY = https;
    if (http) made.YARN_HTTP_PROXY = http;
  }
  const chosen = Object.entries(made).filter(([key]) => !env[key]);
  return Object.fromEntries(chosen);
}

/** Sentence for a registry that cannot be reached or lacks something. */
export function registryFailure(what, registry, output) {
  return new Failure(`${what} from the npm registry ${registry}.`, {
    remedy:
      'Check the network, and that "npm config get registry" and the proxy settings of npm are right; then run the command again.',
    details: [...new Set(output.split('\n').map(line => line.trim()))]
      .filter(line => /error|ENOTFOUND|ECONN|ETIMEDOUT|404|403/i.test(line))
      .slice(0, 3),
  });
}
