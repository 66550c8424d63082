import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes the `node_modules` of an unpacked bundle: what it has itself comes from
 * there, compiled, and the rest from an installation.
 * @param home where the bundle is unpacked
 * @param installed the `node_modules` to take the rest from
 */
export function linkModules(home, installed) {
  const modules = path.join(home, 'node_modules');
  fs.mkdirSync(modules);
  const own = ['packages', 'plugins'].flatMap(group =>
    fs.readdirSync(path.join(home, group)).map(name => {
      const folder = path.join(home, group, name);
      const manifest = fs.readFileSync(path.join(folder, 'package.json'));
      return [JSON.parse(manifest).name, folder];
    }),
  );
  for (const [name, folder] of own) {
    const link = path.join(modules, name);
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(folder, link);
  }
  for (const name of fs.readdirSync(installed)) {
    const link = path.join(modules, name);
    if (!fs.existsSync(link)) fs.symlinkSync(path.join(installed, name), link);
  }
}
