import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { engine } from '../lib/engine.mjs';
import { stackFiles } from '../lib/stackRepository.mjs';

const STARTER = fromRoot('templates/infrastructure');
const STACK = 'stacks/authhub/api/prod';
const REFS = 1000;
/** One check is too short to be measured alone. */
const CHECKS = 10;

function moduleFiles(folder) {
  return fs
    .readdirSync(path.join(STARTER, folder))
    .filter(name => name.endsWith('.tf'))
    .map(name => {
      const file = path.posix.join(folder, name);
      return {
        path: file,
        text: fs.readFileSync(path.join(STARTER, file), 'utf8'),
      };
    });
}

/** Modules are read once: their versions do not change. */
function moduleResolver(loadModule) {
  const known = new Map();
  return source => {
    const name = /\/\/modules\/([\w-]+)/.exec(source)?.[1];
    if (!name) return undefined;
    if (!known.has(name))
      known.set(name, loadModule(moduleFiles(`modules/${name}`)));
    return known.get(name);
  };
}

function checks() {
  const { checkModule, loadModule, shippedSchemas } = engine('terraform');
  const files = moduleFiles(STACK);
  const resolveModule = moduleResolver(loadModule);
  const schema = shippedSchemas();
  return () => checkModule(loadModule(files), { schema, resolveModule });
}

function edits() {
  const { editHcl } = engine('terraform/edit');
  const sources = Array.from({ length: REFS }, (_, number) => {
    const [file, text] = Object.entries(stackFiles(number)).find(([name]) =>
      name.endsWith('/main.tf'),
    );
    return { file, text };
  });
  const edit = {
    kind: 'setModuleRef',
    module: 'service',
    ref: 'ecs-service/v9.0.0',
  };
  return async () => {
    for (const source of sources) {
      const text = await editHcl(source, [edit]);
      if (!text.includes('?ref=ecs-service/v9.0.0'))
        throw new Error(`${source.file} was not edited`);
    }
  };
}

let work;

/**
 * P11: one module reference raised in each of 1,000 stacks, and one service
 * stack checked with the modules that it calls. Stock Backstage and an empty
 * server do nothing like it.
 */
export const terraformWork = {
  id: 'terraform-work',
  metrics: [
    {
      id: 'edit-refs',
      title: 'P11 edit of 1,000 module refs (at most 4,000)',
      unit: 'ms',
    },
    {
      id: 'check-stack',
      title: 'P11 check of one stack (at most 20)',
      unit: 'ms',
    },
  ],
  async warmUp(arm) {
    if (arm.name !== 'P') return;
    work ??= { check: checks(), edit: edits() };
    await this.measure(arm);
  },
  async measure(arm) {
    if (arm.name !== 'P') return {};
    let started = performance.now();
    await work.edit();
    const edit = performance.now() - started;
    started = performance.now();
    for (let i = 0; i < CHECKS; i++) work.check();
    const check = (performance.now() - started) / CHECKS;
    return { 'edit-refs': edit, 'check-stack': check };
  },
};
