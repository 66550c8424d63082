import { Failure } from '../../scripts/lib/failure.mjs';

export const HELP = `Usage: npm run bench -- [options]

Compares the portal (P) with a stock Backstage of the same release (S) and with
the least a machine can do (L), one after the other, again and again.

  --reps N       repetitions of each cell (default 7)
  --cells LIST   only these cells: cold-start, catalog-page,
                 costs-page, cost-reports, create-fifty, domain-work,
                 golden-path-merge, inventory, live-price, mirror-commit, press,
                 preview, review-page, run-history, run-webhooks, slo-fleet,
                 slo-work, stack-freshness, stack-lists, stack-portal,
                 terraform-plan, terraform-work, upgrade-prepare
  --arms LIST    only these arms: S, P, L
  --entities N   entities in the catalog (default 222, that is 100 stacks)
  --seed N       seed of the bootstrap (default 1)
  --help         this text

The first run makes the stock application from the npm registry, which takes
several minutes and 2 GB in .cache/bench. Results: bench-results/.
`;

export const CELLS = [
  'cold-start',
  'catalog-page',
  'costs-page',
  'cost-reports',
  'create-fifty',
  'domain-work',
  'golden-path-merge',
  'inventory',
  'live-price',
  'mirror-commit',
  'press',
  'preview',
  'review-page',
  'run-history',
  'run-webhooks',
  'slo-fleet',
  'slo-work',
  'stack-freshness',
  'stack-lists',
  'stack-portal',
  'terraform-plan',
  'terraform-work',
  'upgrade-prepare',
];
export const ARMS = ['S', 'P', 'L'];

/** @throws Failure that says which option is wrong, and how to write it */
export function parseBenchArgs(argv) {
  const options = {
    reps: 7,
    cells: CELLS,
    arms: ARMS,
    entities: 222,
    seed: 1,
    help: false,
  };
  const rest = [...argv];
  while (rest.length) {
    const [name, inline] = rest.shift().split(/=(.*)/s);
    const value = () => inline ?? rest.shift() ?? '';
    if (name === '--help' || name === '-h') options.help = true;
    else if (name === '--reps') options.reps = whole(name, value(), 1, 1000);
    else if (name === '--entities')
      options.entities = whole(name, value(), 20, 50_000);
    else if (name === '--seed') options.seed = whole(name, value(), 0, 2 ** 31);
    else if (name === '--cells') options.cells = some(name, value(), CELLS);
    else if (name === '--arms') options.arms = some(name, value(), ARMS);
    else {
      throw new Failure(`npm run bench does not know the option ${name}.`, {
        remedy: 'npm run bench -- --help lists the options.',
      });
    }
  }
  return options;
}

function whole(name, text, least, most) {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new Failure(`${name} is '${text}'.`, {
      remedy: `Give a whole number from ${least} to ${most}.`,
    });
  }
  return number;
}

function some(name, text, known) {
  const chosen = text.split(',').filter(Boolean);
  const unknown = chosen.find(each => !known.includes(each));
  if (unknown !== undefined || chosen.length === 0) {
    throw new Failure(`${name} is '${text}'.`, {
      remedy: `Choose from ${known.join(', ')}, separated by commas.`,
    });
  }
  return known.filter(each => chosen.includes(each));
}
