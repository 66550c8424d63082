import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { runTool } from '../../scripts/lib/tool.mjs';
import {
  gitRedirect,
  makeRepository,
  moduleUrl,
  readTexts,
} from '../../scripts/starter/repository.mjs';
import { wantedTypes } from '../../scripts/starter/terraformItem.mjs';
import { findTerraform } from '../../scripts/starter/tools.mjs';
import { engine } from '../lib/engine.mjs';

const STARTER = fromRoot('templates/infrastructure');
const STACK = 'stacks/authhub/api/prod';

/** What the measurements share, made by the first warm-up. */
let prepared;

async function prepare(cache) {
  const root = path.join(cache, 'terraform-plan');
  fs.rmSync(root, { recursive: true, force: true });
  await makeRepository(STARTER, root);
  const { serveProviders } = engine('terraform/plan');
  const { shippedSchemas } = engine('terraform/schema');
  const url = moduleUrl(
    fs.readFileSync(path.join(root, 'portal.yaml'), 'utf8'),
  );
  const item = { kind: 'stack', folder: STACK };
  const server = await serveProviders(shippedSchemas(), {
    wanted: wantedTypes(item, readTexts(root)),
  });
  const cwd = path.join(root, STACK);
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    CHECKPOINT_DISABLE: '1',
    TF_REATTACH_PROVIDERS: server.reattach,
    ...gitRedirect(url, root),
  };
  return { root, url, server, cwd, env, terraform: findTerraform() };
}

async function terraform({ terraform: program, cwd, env }, args) {
  const { code, output } = await runTool(program, args, { cwd, env });
  if (code !== 0) throw new Error(`terraform ${args[0]}: ${output}`);
}

/** The whole way: files of the stack and its modules, plan, summary. */
async function ours({ root, url, terraform: program }) {
  const { diskTree, planStack } = engine('terraform/plan');
  const run = await planStack({
    tree: diskTree(STARTER),
    folder: STACK,
    repositories: [{ url, path: root }],
    terraformPath: program,
    trusted: false,
  });
  if (run.status !== 'planned') throw new Error(run.message);
}

/** The program alone, in a folder where everything is installed already. */
async function limit(context) {
  await terraform(context, ['plan', '-input=false', '-out=plan.bin']);
  await terraform(context, ['show', '-json', 'plan.bin']);
}

/**
 * P11: a simulated plan of one service stack with its modules. P is the
 * portal's engine, from the files in Git to the summary; L is what Terraform
 * takes by itself for `plan` and `show`, installed and warm.
 */
export const terraformPlan = {
  id: 'terraform-plan',
  metrics: [
    {
      id: 'terraform-plan',
      title: 'P11 simulated plan of a service stack (at most 2,000)',
      unit: 'ms',
    },
  ],
  async warmUp(arm, { cache }) {
    if (arm.name === 'S') return;
    if (!prepared) {
      prepared = await prepare(cache);
      fs.writeFileSync(
        path.join(prepared.cwd, 'zz_no_state_override.tf'),
        'terraform {\n  backend "local" {}\n}\n',
      );
      await terraform(prepared, ['init', '-input=false']);
    }
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name === 'S') return {};
    const started = performance.now();
    await (arm.name === 'P' ? ours(prepared) : limit(prepared));
    return { 'terraform-plan': performance.now() - started };
  },
  async end() {
    await prepared?.server.close();
    prepared = undefined;
  },
};
