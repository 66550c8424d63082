/**
 * Child process of config-check.mjs: reads the configuration as the portal
 * does, holds it against the schemas of all packages and sends what is wrong.
 * A process of its own because the loader keeps watching files.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const [root, file, ...packages] = process.argv.slice(2);
const load = createRequire(path.join(root, 'package.json'));
const { ConfigSources, loadConfigSchema } = load('@backstage/config-loader');

async function firstRead(source) {
  for await (const { configs } of source.readConfigData()) return configs;
  return [];
}

async function check() {
  const configs = await firstRead(
    ConfigSources.default({ rootDir: root, argv: ['--config', file] }),
  );
  const schema = await loadConfigSchema({
    dependencies: packages,
    packagePaths: [path.join(root, 'package.json')],
    noUndeclaredProperties: true,
  });
  schema.process(configs, { visibility: ['frontend', 'backend', 'secret'] });
  return [];
}

const finish = problems => process.send(problems, () => process.exit(0));

check().then(finish, error => finish(error.messages ?? [error.message]));
