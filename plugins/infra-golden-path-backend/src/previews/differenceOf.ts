import {
  compareStacks,
  type DeclaredStack,
  type FileChange,
  handedOver,
  type HandOver,
  intentPath,
  type ServiceDifference,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  ownersOf,
  parseCodeowners,
} from '@infra-portal/infra-node';
import type { DeclaredRendering } from './declaredOf';
import { environmentsOf } from './environmentsOf';
import type { Former } from './formerOf';

/** What the stacks of a service declare before and after an edit. */
interface Declared {
  declared: DeclaredStack[];
  declaredBefore?: DeclaredStack[];
}

type Edit = DeclaredRendering & { former: Former };

/** Who owns the files of the service by the rules of before and of after. */
async function codeownersOf({ model, standards, intent, changes }: Edit) {
  const { tree, entries } = model;
  const file = CODEOWNERS_PATHS.find(path => entries.has(path));
  const changed = changes.find(({ path }) => CODEOWNERS_PATHS.includes(path));
  const before = file === undefined ? undefined : await tree.read(file);
  const after = changed ? changed.after : before;
  const own = intentPath(standards, intent.product, intent.service);
  const of = (text = '') => [...ownersOf(parseCodeowners(text), own)];
  return { before: of(before), after: of(after) };
}

const withEnding = (changes: readonly FileChange[], ending: RegExp) =>
  changes.map(({ path }) => path).filter(path => ending.test(path));

async function handOverOf(
  edit: Edit,
  { declared, declaredBefore = [] }: Declared,
): Promise<HandOver | undefined> {
  const { changes, former, intent } = edit;
  const [from, to] = [former.intent.owner, intent.owner];
  if (from === to) return undefined;
  return {
    ...{ from, to },
    codeowners: await codeownersOf(edit),
    ...handedOver(declaredBefore, declared),
    objectives: withEnding(changes, /(^|\/)slo\/|\.slo\.ya?ml$/),
    runbooks: withEnding(changes, /\.md$/),
  };
}

/** What an edit comes to, by what the files of before and after declare. */
export async function differenceOf(
  edit: Edit,
  found: Declared,
): Promise<ServiceDifference> {
  const { former, intent, model, path, standards } = edit;
  const places = (of: Pick<Former, 'intent' | 'path'>) =>
    environmentsOf(
      ...([of.intent, standards, of.path.definition] as const),
      model.tree.repository,
    );
  const stackOf = (stacks: readonly DeclaredStack[] | undefined, ref: string) =>
    stacks?.find(({ stack }) => stack === ref);
  const now = places({ intent, path });
  const gone = places(former).filter(
    ({ stack }) => !now.some(each => each.stack === stack),
  );
  const [from, to] = [former.path, path].map(each => each.definition.name);
  const handOver = await handOverOf(edit, found);
  return {
    ...(from !== to && { goldenPath: { from, to } }),
    ...(handOver && { handOver }),
    stacks: [...now, ...gone].map(({ name, stack, directory }) =>
      compareStacks(
        { environment: name, stack, directory },
        stackOf(found.declaredBefore, stack),
        stackOf(found.declared, stack),
      ),
    ),
  };
}
