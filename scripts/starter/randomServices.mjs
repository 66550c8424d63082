import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runTool } from '../lib/tool.mjs';
import { pool } from './pool.mjs';

/**
 * How many intents are made up, for all golden paths together, and which:
 * `FUZZ=200 SEED=7 npm test -- --only starter` tries more, and others.
 */
export const COUNT = Number(process.env.FUZZ ?? 18);
export const SEED = Number(process.env.SEED ?? 20_260_101);

/** The engine, and what its tests make intents with. */
export function loadGoldenPaths() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  const folder = '../../plugins/infra-node/src/golden-path';
  return {
    fc: require('fast-check'),
    ...require(`${folder}/index.ts`),
    ...require(`${folder}/__testUtils__/intents.ts`),
    ...require(`${folder}/__testUtils__/starter.ts`),
  };
}

/**
 * Services from made-up intents that standards and golden paths accept, the same
 * number of each path of the starter repository.
 * @returns {Promise<{name: string, files: Map<string, string>, stacks: string[]}[]>}
 *   `stacks` are the folders in `files` that Terraform can plan
 */
export async function randomServices(count = COUNT, seed = SEED) {
  const engine = loadGoldenPaths();
  const { fc, starterStandards: standards } = engine;
  const paths = engine.starterPaths();
  const services = [];
  for (const [place, [name, goldenPath]] of [...paths].entries()) {
    const inputs = fc.sample(
      engine.intentsFor(standards, goldenPath),
      // One seed would give all paths the same services.
      { numRuns: Math.ceil(count / paths.size), seed: seed + place },
    );
    for (const [index, input] of inputs.entries()) {
      const changes = await engine.renderService({
        intent: engine.acceptedIntent(input, standards, goldenPath),
        intentText: engine.writeIntent(input),
        standards,
        path: goldenPath,
        base: async () => undefined,
      });
      const files = new Map(changes.map(each => [each.path, each.after]));
      services.push({
        name: `${name}-${index + 1}`,
        files,
        stacks: stacksIn(files),
      });
    }
  }
  return services;
}

const stacksIn = files => [
  ...new Set(
    [...files.keys()]
      .filter(file => file.endsWith('.tf'))
      .map(file => path.posix.dirname(file)),
  ),
];

/** What `terraform fmt` says of the files of all services. */
async function formatComplaint(terraform, root) {
  const { code, output } = await runTool(
    terraform,
    ['fmt', '-check', '-recursive', '-diff', '-no-color'],
    { cwd: root },
  );
  return code === 0 ? undefined : output.slice(0, 6000) || `exit code ${code}`;
}

/** What is wrong with a stack by a plan of the real program. */
async function planComplaint({ service, folder, file }, context) {
  const { engine, schemas, repositories, timeout } = context;
  const run = await engine.planStack({
    tree: engine.memoryTree(service.files),
    folder,
    repositories,
    schemas,
    trusted: true,
    timeout,
  });
  const errors = run.diagnostics.map(
    each => `${each.file}:${each.line}: ${each.summary}: ${each.detail}`,
  );
  if (run.status !== 'planned') return [run.message, ...errors].join('\n');
  const warnings = run.diagnostics.filter(each => each.severity === 'warning');
  if (warnings.length > 0) return errors.join('\n');
  fs.writeFileSync(file, run.planJson);
  return undefined;
}

/**
 * Plans made-up services with the real program. The plan runs without `init`;
 * that it is then the same is shown for the services written by hand.
 * @param {Awaited<ReturnType<typeof randomServices>>} services
 * @param root where they are written to, with the plan of each stack
 * @param context `terraform`, `atOnce`, `timeout`, and what plans need
 * @returns {Promise<{complaints: string[], plans: string[]}>} paths of the plans
 *   below `root`
 */
export async function tryServices(services, root, context) {
  const stacks = services.flatMap(service => {
    const place = path.join(root, service.name);
    for (const [file, text] of service.files) {
      const target = path.join(place, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, text);
    }
    return service.stacks.map(folder => ({
      service,
      folder,
      file: path.join(place, folder, 'plan.json'),
    }));
  });
  const format = await formatComplaint(context.terraform, root);
  const planned = await pool(stacks, context.atOnce, async stack => {
    const complaint = await planComplaint(stack, context);
    const intent = [...stack.service.files].find(([file]) =>
      file.endsWith('/service.yaml'),
    );
    return (
      complaint &&
      `${stack.service.name}: ${stack.folder}: ${complaint}\n${intent?.[1]}`
    );
  });
  return {
    complaints: [...(format ? [format] : []), ...planned.filter(Boolean)],
    plans: stacks
      .map(({ file }) => file)
      .filter(file => fs.existsSync(file))
      .map(file => path.relative(root, file)),
  };
}
