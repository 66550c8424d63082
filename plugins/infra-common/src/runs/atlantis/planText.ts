import { RESOURCE_ACTIONS, type ResourceChange } from '../api';

/** `(5 unchanged attributes hidden)` says what is not shown. */
const isFolded = (reason: string) => reason.endsWith(' hidden');

type Action = ResourceChange['action'];

/** `  # aws_sqs_queue.mail will be created`, as Terraform begins a resource. */
const HEADING = /^ {0,2}# (\S.{0,2000})$/;
/** What follows the address, and what it means. */
const PHRASES: [phrase: string, action: Action][] = [
  [' will be created', 'create'],
  [' will be updated in-place', 'update'],
  [' must be replaced', 'replace'],
  [' will be replaced', 'replace'],
  [' is tainted, so must be replaced', 'replace'],
  [' is tainted, so it must be replaced', 'replace'],
  [' will be destroyed', 'delete'],
  [' will be read during apply', 'read'],
  [' will be imported', 'import'],
  [' will no longer be managed by', 'forget'],
  [' will be removed from the', 'forget'],
];
const MOVED = ' has moved to ';
const MOVED_FROM = /^# \(moved from (.{1,1000})\)$/;
const REASON = /^# \((.{1,600})\)$/;
const FORCES =
  /^[-+~/]{0,3}\s{0,4}([\w"[\]-]{1,100})\s.{0,2000}# forces replacement$/;
/** The brace that ends a resource; those of its blocks stand further in. */
const END = /^ {0,4}\}$/;
const MOST_WHY = 300;
const MOST_FORCES = 5;

/**
 * Reads the resources of a plan's text, the riskiest first. Undefined when it is
 * not a plan, or one without resources. Takes time in proportion to its length.
 */
export function parsePlan(text: string): ResourceChange[] | undefined {
  const lines = text.split('\n');
  const found: ResourceChange[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const change = headingOf(lines[index].trimEnd());
    if (!change) continue;
    const end = endOf(lines, index);
    found.push({
      ...change,
      ...aboutOf(lines, index + 1, end, change),
      line: index + 1,
      lines: end - index,
    });
    index = end - 1;
  }
  return found.length === 0 ? undefined : found.sort(byRisk);
}

function headingOf(
  line: string,
): Pick<ResourceChange, 'address' | 'action' | 'movedFrom'> | undefined {
  const heading = HEADING.exec(line)?.[1];
  if (heading === undefined) return undefined;
  const moved = heading.indexOf(MOVED);
  if (moved > 0) {
    const address = heading.slice(moved + MOVED.length);
    return {
      address,
      action: 'move',
      movedFrom: heading.slice(0, moved),
    };
  }
  for (const [phrase, action] of PHRASES) {
    // Keys of resources may hold any text: the last one counts.
    const at = heading.lastIndexOf(phrase);
    if (at > 0) return { address: heading.slice(0, at), action };
  }
  return undefined;
}

/** The line after a resource. */
function endOf(lines: readonly string[], start: number): number {
  let index = start + 1;
  while (index < lines.length) {
    const line = lines[index].trimEnd();
    if (END.test(line)) return index + 1;
    if (headingOf(line) || line.startsWith('Plan: ')) return index;
    index += 1;
  }
  return index;
}

/** What is said beside the heading. */
function aboutOf(
  lines: readonly string[],
  from: number,
  to: number,
  { action }: Pick<ResourceChange, 'action'>,
): Pick<ResourceChange, 'why' | 'movedFrom'> {
  const reasons: string[] = [];
  const forces: string[] = [];
  let movedFrom: string | undefined;
  for (let index = from; index < to; index += 1) {
    const line = lines[index].slice(0, 2_500).trim();
    const moved = line.startsWith('# (') ? MOVED_FROM.exec(line) : null;
    const reason = line.startsWith('# (') ? REASON.exec(line) : null;
    if (moved) movedFrom = moved[1];
    else if (reason && index - from < 5 && !isFolded(reason[1])) {
      reasons.push(reason[1]);
    } else if (action === 'replace' && line.endsWith('# forces replacement')) {
      const name = FORCES.exec(line)?.[1];
      if (name && forces.length < MOST_FORCES) forces.push(name);
    }
  }
  const why = [
    ...reasons,
    ...(forces.length > 0 ? [`${forces.join(', ')} forces replacement`] : []),
  ]
    .join('; ')
    .slice(0, MOST_WHY);
  return {
    ...(why !== '' && { why }),
    ...(movedFrom !== undefined && { movedFrom }),
  };
}

function byRisk(a: ResourceChange, b: ResourceChange): number {
  return (
    RESOURCE_ACTIONS.indexOf(a.action) - RESOURCE_ACTIONS.indexOf(b.action) ||
    a.line - b.line
  );
}
