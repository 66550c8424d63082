import fs from 'node:fs';
import path from 'node:path';
import { runTool } from '../lib/tool.mjs';
import { capture } from './capture.mjs';

/**
 * What programs say against files that Terraform does not read. Each answers
 * with complaints; none is content with nothing to look at.
 */

const nothing = what => [`There is no ${what} to look at.`];

/** @returns complaints of a program that ends with 0 when it has none */
async function askAbout(files, what, tool, args, options) {
  if (files.length === 0) return nothing(what);
  const { code, stdout, stderr } = await capture(
    tool,
    [...args, ...files],
    options,
  );
  const said = `${stdout}\n${stderr}`.trim();
  return code === 0 && said === ''
    ? []
    : [said.slice(0, 6000) || `code ${code}`];
}

/** Workflows by actionlint, with their scripts by shellcheck. */
export const lintWorkflows = ({ actionlint, shellcheck }, files) =>
  askAbout(files, 'workflow', actionlint, [
    '-no-color',
    '-oneline',
    '-shellcheck',
    shellcheck,
    // Not even where the machine has it: the verdict is the same everywhere.
    '-pyflakes=',
  ]);

export const lintDockerfiles = ({ hadolint }, files) =>
  askAbout(files, 'Dockerfile', hadolint, ['--no-color']);

export const lintScripts = ({ shellcheck }, files) =>
  askAbout(files, 'script', shellcheck, ['--color=never', '--format=gcc']);

/**
 * A compose file by the program that Docker Compose reads it with: its schema
 * and its variables.
 * @returns {Promise<{complaint?: string, project?: object}>} `project` as
 *   it would be run
 */
export async function readCompose(tool, file, args = []) {
  const { code, stdout, stderr } = await capture(
    tool,
    ['-format', 'json', ...args, path.basename(file)],
    { cwd: path.dirname(file), env: {} },
  );
  // What it warns of is a variable that nobody sets.
  if (code !== 0 || stderr.trim())
    return { complaint: `${stderr.trim().slice(0, 2000)} (code ${code})` };
  const project = JSON.parse(stdout);
  const complaint = strayNames(project).join('\n');
  return complaint ? { complaint } : { project };
}

/** Names of services, volumes and configurations that are none. */
export function strayNames({ services, volumes = {}, configs = {} }) {
  return Object.entries(services).flatMap(([name, service]) => [
    ...Object.keys(service.depends_on ?? {})
      .filter(other => !Object.hasOwn(services, other))
      .map(other => `${name} depends on the service ${other}, which is none`),
    ...(service.volumes ?? [])
      .filter(({ type, source }) => type === 'volume' && source)
      .filter(({ source }) => !Object.hasOwn(volumes, source))
      .map(
        ({ source }) => `${name} mounts the volume ${source}, which is none`,
      ),
    ...(service.configs ?? [])
      .filter(({ source }) => !Object.hasOwn(configs, source))
      .map(({ source }) => `${name} is given ${source}, which is none`),
  ]);
}

/** Variables of an intent that did not reach the service as they were written. */
export function strayVariables(project, variables, isReserved) {
  const { environment = {} } = project.services.service;
  return Object.entries(variables)
    .filter(([name]) => !isReserved(name))
    .filter(([name, value]) => environment[name] !== value)
    .map(
      ([name, value]) =>
        `${name} is ${JSON.stringify(
          environment[name],
        )} instead of ${JSON.stringify(value)}`,
    );
}

/** Policies with their tests. */
export async function verifyRego(conftest, folder) {
  const { code, stdout, stderr } = await capture(conftest, [
    'verify',
    '--no-color',
    '--policy',
    folder,
  ]);
  const said = `${stdout}\n${stderr}`.trim();
  const count = Number(/(\d+) tests?,/.exec(said)?.[1] ?? 0);
  if (code !== 0) return [said.slice(-3000)];
  return count > 0 ? [] : [`no test ran: ${said}`];
}

/**
 * A script as an instance gets it: Terraform fills in its template.
 * @param values Terraform's text of the template's values
 * @param context `terraform`, its `env`, and a `folder` that is no stack
 * @throws Error with what Terraform says
 */
export async function fillTemplate(file, values, { terraform, env, folder }) {
  const question = path.join(folder, 'question');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    question,
    `base64encode(templatefile("${file}", ${values}))\n`,
  );
  const handle = fs.openSync(question);
  try {
    const { code, output } = await runTool(terraform, ['console'], {
      cwd: folder,
      env,
      stdio: [handle, 'pipe', 'pipe'],
    });
    const answer = /^"([A-Za-z0-9+/=]+)"\s*$/.exec(output)?.[1];
    if (code !== 0 || answer === undefined) throw new Error(output.trim());
    return Buffer.from(answer, 'base64').toString('utf8');
  } finally {
    fs.closeSync(handle);
    fs.rmSync(question);
  }
}
