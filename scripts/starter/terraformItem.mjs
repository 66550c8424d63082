import fs from 'node:fs';
import path from 'node:path';
import { capture, SLOWEST_MS } from './capture.mjs';
import { calledModules, remoteStates, typesIn } from './inventory.mjs';

/**
 * Makes planning reach for no state. Written beside the files of a copy, where
 * Terraform takes it for the last word.
 */
function stateOverride(text, isStack) {
  const backend = isStack ? 'terraform {\n  backend "local" {}\n}\n' : '';
  const states = remoteStates(text).map(
    name =>
      `data "terraform_remote_state" "${name}" {\n  backend = "local"\n  config  = { path = timestamp() }\n}\n`,
  );
  return backend + states.join('');
}

/**
 * Types that an item uses, its own and those of the modules it calls.
 * @param texts of the item's repository
 * @param central of the repository with the shared modules
 */
export function wantedTypes(item, texts, central = texts) {
  const own = item.folder.split('/').slice(0, 2).join('/');
  const within = item.kind === 'stack' ? item.folder : own;
  const below = (all, folder) =>
    [...all]
      .filter(([file]) => file.startsWith(`${folder}/`))
      .map(([, text]) => text);
  const mine = below(texts, within);
  const called = calledModules(mine.join('\n')).flatMap(name =>
    below(central, `modules/${name}`),
  );
  // Modules of a repository's own, wherever it keeps them.
  const local = [...texts]
    .filter(([file]) => item.kind === 'stack' && /(^|\/)modules\//.test(file))
    .filter(([file]) => !file.startsWith('modules/'))
    .map(([, text]) => text);
  const { resource, data } = typesIn([...mine, ...called, ...local].join('\n'));
  return { resource: new Set(resource), data: new Set(data), statements: 3 };
}

/** Runs one item's commands until one fails. @returns a complaint, or undefined */
async function steps(commands) {
  for (const [title, run] of commands) {
    const complaint = await run();
    if (complaint) return `${title}: ${complaint}`;
  }
  return undefined;
}

/**
 * Tries a module (init, validate, test), or an example or stack (init,
 * validate, plan, and the same plan by our own engine).
 *
 * @param context `root` (a copy of the repository), `texts`, `central`, `terraform`,
 *   `env`, `engine` (infra-node's plan folder), `repository`
 * @returns {Promise<{complaint?: string, plan?: string}>} `plan` is the path of
 *   the plan's JSON, relative to `root`
 */
export async function tryItem(item, context) {
  const { root, texts, terraform, engine, schemas } = context;
  const cwd = path.join(root, item.folder);
  const server = await engine.serveProviders(schemas, {
    wanted: wantedTypes(item, texts, context.central),
  });
  const tf = async (args, onSuccess) => {
    const { code, stdout, stderr } = await capture(terraform, args, {
      cwd,
      env: { ...context.env, TF_REATTACH_PROVIDERS: server.reattach },
    });
    if (code !== 0) return `${stdout}\n${stderr}`.trim().slice(-6000);
    return onSuccess?.(stdout);
  };
  const plan = path.posix.join(item.folder, 'plan.json');
  const isStack = item.kind === 'stack';
  if (item.kind !== 'module') {
    const text = [...texts]
      .filter(([file]) => path.posix.dirname(file) === item.folder)
      .map(([, each]) => each)
      .join('\n');
    const override = stateOverride(text, isStack);
    if (override)
      fs.writeFileSync(path.join(cwd, 'zz_no_state_override.tf'), override);
  }
  try {
    const complaint = await steps([
      [
        'init',
        () =>
          tf(['init', '-input=false', ...(isStack ? [] : ['-backend=false'])]),
      ],
      ['validate', () => tf(['validate'])],
      ...(item.kind === 'module'
        ? [['test', () => tf(['test'], out => testComplaint(out))]]
        : [
            ['plan', () => tf(['plan', '-input=false', '-out=plan.bin'])],
            [
              'show',
              () =>
                tf(['show', '-json', 'plan.bin'], out =>
                  fs.writeFileSync(path.join(root, plan), out),
                ),
            ],
            ['our own plan', () => ownPlan(item, context, plan)],
          ]),
    ]);
    return { complaint, plan: item.kind === 'module' ? undefined : plan };
  } finally {
    await server.close();
  }
}

/** `terraform test` is content with no test at all; we are not. */
function testComplaint(output) {
  const passed = Number(/(\d+) passed/.exec(output)?.[1] ?? 0);
  return passed > 0 ? undefined : `no test ran\n${output.slice(-2000)}`;
}

/** The engine's plan, without `init`, must do the same to the same resources. */
async function ownPlan(item, context, plan) {
  const { root, engine, repositories, pristine, schemas } = context;
  const json = JSON.parse(fs.readFileSync(path.join(root, plan), 'utf8'));
  const run = await engine.planStack({
    tree: engine.diskTree(pristine),
    folder: item.folder,
    repositories,
    schemas,
    trusted: true,
    timeout: SLOWEST_MS,
  });
  if (run.status !== 'planned') {
    const words = run.diagnostics
      .slice(0, 10)
      .map(
        each => `${each.file}:${each.line}: ${each.summary}: ${each.detail}`,
      );
    return [run.message, ...words].join('\n');
  }
  const effects = summary =>
    summary.resources.map(each => `${each.action} ${each.address}`).sort();
  const theirs = effects(engine.summarisePlan(json)).join('\n');
  const ours = effects(run.summary).join('\n');
  return theirs === ours
    ? undefined
    : `it differs from Terraform's own\nTerraform:\n${theirs}\nours:\n${ours}`;
}
