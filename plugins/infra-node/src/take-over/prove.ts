import type { TakeOverProof } from '@infra-portal/infra-common';
import { Draft } from '../savings/Draft';
import {
  planMove,
  type PlanRequest,
  type PlanRun,
  planStack,
} from '../terraform/plan';
import { isUnkept, NO_WISHES } from './imports';
import { providerDefaults } from './providerDefaults';
import type { TakenOver, TakeOverPlace } from './types';

/** Changes that are told one by one. */
const MOST_CHANGES = 200;
/** What makes a proof worth nothing. */
const HARM = new Set(['create', 'delete', 'replace', 'forget']);
/** What an `import` or a `moved` block alone comes to. */
const NOTHING = new Set(['no-op', 'import']);

const programOf = ({ program }: PlanRun) =>
  program && `${program.name} ${program.version}`;

/** @param expected what the plan has to import, what lacks an id for that, and what it may make */
function proofOf(
  run: PlanRun,
  expected: { imports: number; lacking: number; absent: readonly string[] },
): TakeOverProof {
  const program = programOf(run);
  if (run.status === 'failed') {
    return {
      ...{ grade: 'checked', holds: expected.lacking === 0, changes: [] },
      message: run.message,
      ...(program && { program }),
    };
  }
  const { counts, resources } = run.summary;
  const changes = resources
    .filter(each => each.mode === 'managed' && !NOTHING.has(each.action))
    .flatMap(({ address, action, attributes }) =>
      HARM.has(action) || attributes.length === 0
        ? [{ address, action }]
        : attributes.map(({ path }) => ({ address, action, argument: path })),
    );
  const { add, change, destroy, move } = counts;
  const isHarm = ({ address, mode, action }: (typeof resources)[number]) =>
    mode === 'managed' &&
    HARM.has(action) &&
    !(action === 'create' && expected.absent.includes(address));
  return {
    grade: 'simulated',
    holds: !resources.some(isHarm) && counts.import === expected.imports,
    counts: {
      ...{ add, change, destroy, move },
      ...(expected.imports > 0 && { import: counts.import }),
    },
    changes: changes.slice(0, MOST_CHANGES),
    ...(program && { program }),
  };
}

const hasErrors = (run: PlanRun) =>
  run.status === 'failed' && run.reason === 'errors';

/** What Terraform has against the new files only, as where a module refuses a value. */
async function refusalOf(
  before: PlanRequest,
  after: PlanRequest,
): Promise<TakeOverProof | undefined> {
  const run = await planStack(after);
  if (!hasErrors(run) || hasErrors(await planStack(before))) return undefined;
  const [first] = run.diagnostics;
  const program = programOf(run);
  return {
    ...{ grade: 'simulated', holds: false, changes: [] },
    message: [first?.summary, first?.detail].filter(Boolean).join(': '),
    ...(program && { program }),
  };
}

/**
 * Plans a stack that is taken over against the state that its own files make.
 * What is to be imported, and what is in no state and was left out, is not in it:
 * the first must be imported as it is, only the second may be made.
 * Where no program can plan here, the grade stays *checked*: the comparison of
 * the files, which every match has passed.
 */
export async function proveTakeOver(
  place: TakeOverPlace,
  { files, imports }: Pick<TakenOver, 'files' | 'imports'>,
  options: Pick<PlanRequest, 'trusted' | 'signal' | 'terraformPath'>,
): Promise<TakeOverProof> {
  const { tree, folder, workspace, repositories, wishes = NO_WISHES } = place;
  const imported = imports.flatMap(({ from, type, id }) =>
    id === undefined ? [] : [{ address: from, type, id }],
  );
  const unknown = imports.filter(({ id }) => id === undefined);
  const absent = wishes.leave.filter(each => isUnkept(wishes, each));
  const gone = [...absent, ...unknown.map(({ from }) => from)];
  let draft = Draft.of({ tree, folder });
  for (const { path, after } of files) draft = draft.with(path, after);
  const asked = { ...options, ...{ folder, workspace, repositories } };
  const planned = { ...asked, tree: draft.tree() };
  const run = await planMove({
    ...{ imported, absent: gone, before: tree, usual: providerDefaults },
    ...planned,
  });
  const refused =
    hasErrors(run) && (await refusalOf({ ...asked, tree }, planned));
  return (
    refused ||
    proofOf(run, { imports: imported.length, lacking: unknown.length, absent })
  );
}
