import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadModule } from '../read/loadModule';
import type { ModuleFile } from '../read/module';
import { parseHcl } from '../read/parse';
import { shippedSchemas } from '../schema';
import { mutantsOf } from './__testUtils__/mutants';
import { withBuiltIn } from './checkBlocks';
import { checkModule } from './checkModule';

/**
 * Every argument and block of the starter's modules renamed, every required
 * one dropped, every simple type broken, every reference led astray, one at a
 * time. All of them would take minutes: each run looks at every n-th, and
 * `CHECK_MUTANTS=all` at all.
 */
const EVERY = process.env.CHECK_MUTANTS === 'all' ? 1 : 25;

const starter = path.join(
  path.dirname(require.resolve('@infra-portal/infra-node/package.json')),
  '../../templates/infrastructure/modules',
);
const schema = shippedSchemas();
const schemas = withBuiltIn(schema);

function filesOf(name: string): ModuleFile[] {
  const folder = path.join(starter, name);
  return readdirSync(folder)
    .filter(file => file.endsWith('.tf'))
    .map(file => ({
      path: `${name}/${file}`,
      text: readFileSync(path.join(folder, file), 'utf8'),
    }));
}

describe('mistakes in the modules of the starter repository', () => {
  const modules = readdirSync(starter).sort();

  it('has modules to look at', () => {
    expect(modules.length).toBeGreaterThan(0);
  });

  it.each(modules)('%s', name => {
    const files = filesOf(name);
    expect(checkModule(loadModule(files), { schema })).toEqual([]);
    const missed: string[] = [];
    let count = 0;
    for (const file of files) {
      const mutants = mutantsOf(parseHcl(file.text, file.path), schemas);
      for (const { what, text } of mutants) {
        count += 1;
        if (count % EVERY !== 0) continue;
        const changed = files.map(each =>
          each === file ? { path: file.path, text } : each,
        );
        const findings = checkModule(loadModule(changed), { schema });
        const caught = findings.some(({ severity }) => severity === 'error');
        if (!caught) missed.push(what);
      }
    }
    expect(count).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });
});
