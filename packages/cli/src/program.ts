import {
  SLO_IMPORT_FORMATS,
  SLO_IMPORT_SOURCE,
  sloSchemaFile,
} from '@infra-portal/infra-node';
import { Command, InvalidArgumentError, Option } from 'commander';
import { check } from './commands/check';
import { checkPullRequest } from './commands/checkPullRequest';
import { costUpload } from './commands/costUpload';
import { discover } from './commands/discover';
import { fmt } from './commands/fmt';
import { goldenPathTest } from './commands/goldenPathTest';
import { modulesDocs } from './commands/modulesDocs';
import { plan } from './commands/plan';
import { render } from './commands/render';
import { report, REPORT_FIELDS } from './commands/report';
import { sloCheck, sloCompile } from './commands/slo';
import { sloImport } from './commands/sloImport';
import { takeOverStack } from './commands/takeOver';
import { EXIT, ExitCode } from './exitCodes';
import { Io } from './io';

const EXIT_CODES = `
Exit codes: 0 all is well, 1 there are findings, 2 the command line is wrong,
3 it could not be done.`;

/** The command line; `done` receives the exit code of the command that ran. */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('infra-portal')
    .description('The portal’s own functions for terminals and CI.')
    .addHelpText('after', EXIT_CODES)
    .configureOutput({
      writeOut: text => io.out(text),
      writeErr: text => io.err(text),
      getOutHasColors: () => io.color,
    })
    .showHelpAfterError('Add --help for what can be said.')
    .exitOverride();

  program
    .command('discover')
    .description(
      'Show the stacks and modules of a folder or a repository, and which versions are in use.',
    )
    .argument('<place>', 'a folder, or the address of a repository for git')
    .option('--json', 'print JSON')
    .action(async (place, options) => done(await discover(io, place, options)));

  program
    .command('fmt')
    .description('Format Terraform files as "terraform fmt -recursive" does.')
    .argument('<dir>', 'a folder with Terraform files in or below it')
    .option('--check', 'write nothing, and fail when a file is not formatted')
    .option('--json', 'print JSON')
    .action(async (dir, options) => done(await fmt(io, dir, options)));

  program
    .command('check')
    .description(
      'Check modules and stacks: arguments, types, references, inputs of modules. Runs nothing.',
    )
    .argument('[dir]', 'a folder with Terraform files in or below it', '.')
    .addOption(modulesOption())
    .option(
      '--pull-request',
      'compare the services that this branch changes with their golden paths',
    )
    .option('--base <ref>', 'the branch that the pull request goes to')
    .option('--json', 'print JSON')
    .action(async (dir, options) =>
      done(
        options.pullRequest
          ? await checkPullRequest(io, dir, options)
          : await check(io, dir, options),
      ),
    );

  program
    .command('plan')
    .description(
      'Plan a stack with terraform (or tofu) and providers that know only their schemas: no state, no network, no credentials.',
    )
    .argument('<dir>', 'the folder of the stack')
    .addOption(modulesOption())
    .option('--workspace <name>', 'workspace to plan for')
    .option('--untrusted', 'plan only where the program can be locked in')
    .option('--timeout <seconds>', 'give up after this time', readSeconds)
    .option('--json', 'print JSON')
    .action(async (dir, options) => done(await plan(io, dir, options)));

  program
    .command('take-over')
    .description(
      'Show what a hand-written stack becomes with released modules, what stays and why, and its plan. Writes nothing.',
    )
    .argument('<dir>', 'the folder of the stack')
    .addOption(modulesOption())
    .option('--workspace <name>', 'workspace of the stack')
    .option(
      '--mode <mode>',
      'moved: the state has the resources; import: they exist, but no state has them',
      'moved',
    )
    .option(
      '--import <address[=id]>',
      'a resource that exists and that no state has, with its id where it is not told; repeat for more',
      collect,
      [],
    )
    .option(
      '--leave <address>',
      'a resource that is neither taken over nor imported; repeat for more',
      collect,
      [],
    )
    .option('--json', 'print JSON')
    .action(async (dir, options) =>
      done(await takeOverStack(io, dir, options)),
    );

  program
    .command('render')
    .description(
      'Write the files of a service from its intent and its golden path.',
    )
    .argument('<file>', 'the service.yaml of the service')
    .option('--check', 'write nothing, and fail when a file is not as it gives')
    .option(
      '--application <dir>',
      'write what a clone of the application lacks of the skeleton, too',
    )
    .option('--json', 'print JSON')
    .action(async (file, options) => done(await render(io, file, options)));

  program
    .command('golden-path')
    .description('Work on the golden paths of a repository.')
    .command('test')
    .description(
      'Render the intents in golden-paths/<name>/tests/<case>/service.yaml, on what stands in base/, and compare with expected/.',
    )
    .argument('[name]', 'one golden path; default: all')
    .option('--write', 'take what is rendered for right, to be reviewed')
    .option('--json', 'print JSON')
    .action(async (name, options) =>
      done(await goldenPathTest(io, name, options)),
    );

  const modules = program
    .command('modules')
    .description('Work on the modules of a repository.');
  modules
    .command('docs')
    .description(
      'Write inputs and outputs into README.md, between the markers <!-- BEGIN INPUTS AND OUTPUTS --> and <!-- END INPUTS AND OUTPUTS -->.',
    )
    .argument('<dir>', 'a module, or a folder with modules below it')
    .option('--check', 'write nothing, and fail when a README is outdated')
    .option('--json', 'print JSON')
    .action((dir, options) => done(modulesDocs(io, dir, options)));
  addReport(program, io, done);
  addCost(program, io, done);
  addSlo(program, io, done);
  return program;
}

function addSlo(
  program: Command,
  io: Io,
  done: (code: ExitCode) => void,
): void {
  const command = program
    .command('slo')
    .description('Work on the objectives (OpenSLO v1) of a repository.');
  command
    .command('check')
    .description('Check objectives: targets, windows, queries, references.')
    .argument('[dir]', 'a folder with files of objectives below it', '.')
    .option('--json', 'print JSON')
    .action((dir, options) => done(sloCheck(io, dir, options)));
  command
    .command('compile')
    .description(
      'Write rules of Prometheus beside each file of objectives: what is recorded, and alerts of several windows.',
    )
    .argument('[dir]', 'a folder with files of objectives below it', '.')
    .option('--check', 'write nothing, and fail when a file is outdated')
    .option('--tests', 'write tests for "promtool test rules", too')
    .option('--dashboards', 'write a dashboard of Grafana per folder, too')
    .option(
      '--links <address>',
      'where the repository is read, in front of the paths of runbooks',
    )
    .option('--json', 'print JSON')
    .action((dir, options) => done(sloCompile(io, dir, options)));
  command
    .command('schema')
    .description('Print the JSON Schema of files of objectives, for editors.')
    .action(() => {
      io.out(sloSchemaFile());
      done(EXIT.ok);
    });
  command
    .command('import')
    .description(
      'Write objectives of Sloth, Pyrra and openslo.com/v2alpha as OpenSLO v1, and tell what is lost or assumed.',
    )
    .argument('<place>', 'a file, or a folder with files in or below it')
    .addOption(
      new Option(
        '--format <name>',
        'take files of this format only; default: each as it says itself',
      ).choices(SLO_IMPORT_FORMATS),
    )
    .option('--window <length>', 'where files have none, as Sloth', '30d')
    .option(
      '--source <name>',
      `the DataSource of the queries; default: as the file says, or ${SLO_IMPORT_SOURCE}`,
    )
    .option('--environment <name>', 'of all of them; part of their names')
    .option('--service <name>', 'of those whose files name none')
    .option('--out <folder>', 'where files are written below', 'slo')
    .option('--force', 'replace files that are there')
    .option('--json', 'print JSON')
    .action((place, options) => done(sloImport(io, place, options)));
}

function addReport(
  program: Command,
  io: Io,
  done: (code: ExitCode) => void,
): void {
  const command = program
    .command('report')
    .description(
      'Tell the portal how a plan, an apply or a look for drift went. INFRA_PORTAL_REPORT_SECRET signs it.',
    )
    .argument('[file]', 'the report as JSON, "-" for what is piped in')
    .option('--url <address>', 'the portal; default: INFRA_PORTAL_URL')
    .option(
      '--output <file>',
      'what Terraform printed, "-" for what is piped in',
    )
    .option('--timeout <seconds>', 'for one try of four', readSeconds)
    .option('--dry-run', 'print the report, and send nothing');
  for (const [name, what] of Object.entries(REPORT_FIELDS)) {
    const flag = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    command.option(`--${flag} <value>`, what);
  }
  command.action(async (file, options) =>
    done(await report(io, file, options)),
  );
}

function addCost(
  program: Command,
  io: Io,
  done: (code: ExitCode) => void,
): void {
  program
    .command('cost')
    .description('Work on what stacks cost.')
    .command('upload')
    .description(
      'Give the portal reports of Infracost: JSON of breakdown, diff or scan. INFRA_PORTAL_COST_TOKEN is the token of the repository.',
    )
    .argument('<files...>', 'reports; * and ? stand for any letters of a name')
    .option('--url <address>', 'the portal; default: INFRA_PORTAL_URL')
    .option('--repository <name>', 'as host/owner/name, or its web address')
    .option('--commit <hash>', 'the commit that was priced')
    .option('--pull-request <number>', 'the one that it is for')
    .option('--stack <name>', 'the stack, or its folder, that the report is of')
    .option('--timeout <seconds>', 'for one try of four', readSeconds)
    .option('--strict', 'end with 1 when a project failed or has no stack')
    .option('--json', 'print JSON')
    .action(async (files, options) =>
      done(await costUpload(io, files, options)),
    );
}

/** Options that may be said more than once. */
function collect(text: string, before: string[]): string[] {
  return [...before, text];
}

function modulesOption(): Option {
  return new Option(
    '--modules <url=dir>',
    'a clone on this machine of a repository that modules come from; may be given again',
  )
    .argParser(collect)
    .default([], 'the repository itself, by modules.url of its portal.yaml');
}

function readSeconds(text: string): string {
  if (/^[1-9]\d{0,4}$/.test(text)) return text;
  throw new InvalidArgumentError('Give a number of seconds from 1 to 99999.');
}
