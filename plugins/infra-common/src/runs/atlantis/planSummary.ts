import type { PlannedResource, PlanCounts, PlanSummary } from '../../stacks';
import type { ResourceChange, RunCounts } from '../api';
import { readCounts } from './counts';
import { parsePlan } from './planText';

/** Names of an address, not cut within `["…"]`. */
const PARTS = /(?:[^.["]|\["(?:[^"\\]|\\.)*"\]|\[[^\]"]*\]|")+/g;

/** `module.a["x.y"].data.aws_ami.this` to `aws_ami`, which is data. */
export function typeOfAddress(
  address: string,
): Pick<PlannedResource, 'type' | 'mode'> {
  const parts = address.match(PARTS) ?? [];
  let at = 0;
  while (parts[at] === 'module') at += 2;
  const mode = parts[at] === 'data' ? 'data' : 'managed';
  if (mode === 'data') at += 1;
  return { mode, type: parts[at] ?? address };
}

function resourceOf(change: ResourceChange): PlannedResource {
  const { address, action, movedFrom, why } = change;
  return {
    address,
    ...typeOfAddress(address),
    action: action === 'move' ? 'no-op' : action,
    ...(why !== undefined && { reason: why }),
    ...(movedFrom !== undefined && { movedFrom }),
    ...(action === 'import' && { importing: {} }),
    attributes: [],
    moreAttributes: 0,
  };
}

/** What the resources add up to, where Terraform's own sum is missing. */
function counted(changes: readonly ResourceChange[]): RunCounts {
  const of = (...actions: ResourceChange['action'][]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    add: of('create', 'replace'),
    change: of('update'),
    destroy: of('delete', 'replace'),
    import: of('import'),
    forget: of('forget'),
  };
}

/**
 * What the text of a plan says that it changes, the riskiest first. Attributes
 * are not read: they stay in the text.
 * @returns undefined when it is no plan that can be read
 */
export function summaryOfPlanText(text: string): PlanSummary | undefined {
  const { counts: said, hasChanges } = readCounts(text);
  const changes = parsePlan(text) ?? [];
  if (hasChanges === undefined && changes.length === 0) return undefined;
  const counts: PlanCounts = {
    ...(said ?? counted(changes)),
    move: changes.filter(({ movedFrom }) => movedFrom !== undefined).length,
    // The text does not say.
    unchanged: 0,
  };
  return {
    counts,
    resources: changes.map(resourceOf),
    outputs: [],
    drift: [],
    errored: false,
    terraformVersion: '',
  };
}
