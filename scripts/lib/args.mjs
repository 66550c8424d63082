import path from 'node:path';
import { Failure } from './failure.mjs';

/** Highest first port: three neighbouring ports must fit below 65536. */
const MAX_PORT = 65533;

export const START_HELP = `Usage: npm start -- [options]

Starts the portal and its sandbox on this machine.

  --port N     port of the portal (default 7007); the sandbox uses N+1 and N+2
  --data DIR   folder that holds all state (default .portal)
  --reset      forget all state in the data folder, then start
  --no-sample  start with an empty sandbox, without the sample organisation
  --help       show this text
`;

export const TEST_HELP = `Usage: npm test -- [options]

Runs every check of the repository.

  --only A,B   run only these stages: types, lint, format, unit, build, browser,
               starter, atlantis, alone (these three run by themselves in CI
               only)
  --help       show this text
`;

/**
 * Splits `--name value`, `--name=value` and flags.
 * @param spec option name -> true when it takes a value
 */
function read(argv, spec, help) {
  const found = {};
  for (let i = 0; i < argv.length; i += 1) {
    const [name, inline] = argv[i].split(/=(.*)/s, 2);
    const key = name.startsWith('--') ? name.slice(2) : undefined;
    if (key === undefined || !Object.hasOwn(spec, key)) {
      throw new Failure(`Unknown option "${argv[i]}".`, {
        remedy: `Known options: ${Object.keys(spec)
          .map(o => `--${o}`)
          .join(', ')} (${help} -- --help explains them).`,
      });
    }
    if (!spec[key]) {
      if (inline !== undefined) {
        throw new Failure(`Option --${key} takes no value.`, {
          remedy: `Write just --${key}.`,
        });
      }
      found[key] = true;
      continue;
    }
    const value = inline ?? argv[(i += 1)];
    if (value === undefined || value === '' || value.startsWith('--')) {
      throw new Failure(`Option --${key} needs a value.`, {
        remedy: `Example: ${help} -- --${key} ${spec[key]}`,
      });
    }
    found[key] = value;
  }
  return found;
}

/**
 * Options of `npm start`.
 * @returns {{help: boolean, port: number, data: string, reset: boolean, sample: boolean}}
 *   `data` is absolute
 */
export function parseStartArgs(argv, root) {
  const found = read(
    argv,
    {
      port: '7107',
      data: './my-data',
      reset: false,
      'no-sample': false,
      help: false,
    },
    'npm start',
  );
  return {
    help: found.help === true,
    port: parsePort(found.port ?? '7007'),
    data: path.resolve(root, found.data ?? '.portal'),
    reset: found.reset === true,
    sample: found['no-sample'] !== true,
  };
}

function parsePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > MAX_PORT) {
    throw new Failure(`--port ${text} is not a usable port.`, {
      remedy: `Give a number from 1 to ${MAX_PORT}; the two ports after it are used as well.`,
    });
  }
  return port;
}

/** Options of `npm test`. @returns {{help: boolean, only: string[] | undefined}} */
export function parseTestArgs(argv, stages) {
  const found = read(argv, { only: 'unit', help: false }, 'npm test');
  const only = found.only
    ?.split(',')
    .map(stage => stage.trim())
    .filter(Boolean);
  const unknown = only?.find(stage => !stages.includes(stage));
  if (unknown) {
    throw new Failure(`There is no stage "${unknown}".`, {
      remedy: `Stages: ${stages.join(', ')}.`,
    });
  }
  return { help: found.help === true, only };
}
