// `npm run infra-portal`. This file must parse on very old Node versions, so
// that they get a sentence instead of a syntax error; everything modern is
// imported later.
var version = process.versions.node;
if (Number(version.split('.')[0]) < 20) {
  console.error(
    'Node ' +
      version +
      ' is too old: install Node 20 or newer (https://nodejs.org) and run npm run infra-portal again.',
  );
  process.exitCode = 3;
} else {
  import('./lib/cli-main.mjs').then(function run(module) {
    return module.main(process.argv.slice(2));
  });
}
