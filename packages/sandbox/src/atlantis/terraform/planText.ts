import { ArgumentChange, Difference, ResourceChange } from './difference';
import { isObject, isUnknown, Plain, PlainObject } from './snapshot';
import { samePlain } from './values';

const LATER = '(known after apply)';

/** A value as Terraform writes it, continued lines indented by `indent`. */
function show(value: Plain | undefined, indent: string): string {
  if (value === undefined || value === null) return 'null';
  if (isUnknown(value)) return LATER;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  const inner = `${indent}    `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map(each => `${inner}${show(each, inner)},`);
    return `[\n${items.join('\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const width = Math.max(...entries.map(([name]) => name.length));
  const body = entries.map(
    ([name, each]) => `${inner}${name.padEnd(width)} = ${show(each, inner)}`,
  );
  return `{\n${body.join('\n')}\n${indent}}`;
}

function signOf({ before, after }: ArgumentChange): string {
  if (before === undefined) return '+';
  return after === undefined ? '-' : '~';
}

/** Keys of a map that differ, a line for each, and how many do not. */
function changedKeys(before: PlainObject, after: PlainObject, indent: string) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter(name => !samePlain(before[name] ?? null, after[name] ?? null));
  const rest = Object.keys(after).filter(name => !names.includes(name)).length;
  const width = Math.max(...names.map(name => JSON.stringify(name).length));
  const shown = names.map(name => {
    const [old, now] = [before[name] ?? undefined, after[name] ?? undefined];
    const change = { name, before: old, after: now, replaces: false };
    const key = JSON.stringify(name).padEnd(width);
    const head = `${indent}  ${signOf(change)} ${key} = `;
    const inner = `${indent}    `;
    return old === undefined
      ? head + show(now, inner)
      : `${head}${show(old, inner)} -> ${show(now, inner)}`;
  });
  const s = rest === 1 ? '' : 's';
  const hidden = `${indent}    # (${rest} unchanged element${s} hidden)`;
  return [...shown, ...(rest > 0 ? [hidden] : [])].join('\n');
}

function line(
  change: ArgumentChange,
  width: number,
  indent: string,
  action?: ResourceChange['action'],
): string {
  // What is imported has its arguments already.
  const sign = action === 'import' ? ' ' : signOf(change);
  const head = `${indent}${sign} ${change.name.padEnd(width)} = `;
  const inner = `${indent}  `;
  if (change.before === undefined) return head + show(change.after, inner);
  if (isObject(change.before) && isObject(change.after)) {
    const { before, after } = change;
    return `${head}{\n${changedKeys(before, after, inner)}\n${inner}}`;
  }
  const arrow = `${show(change.before, inner)} -> ${show(change.after, inner)}`;
  return `${head}${arrow}${change.replaces ? ' # forces replacement' : ''}`;
}

function lines(
  changes: readonly ArgumentChange[],
  indent: string,
  action?: ResourceChange['action'],
): string[] {
  const width = Math.max(...changes.map(({ name }) => name.length));
  return changes.map(change => line(change, width, indent, action));
}

const HEADS: Record<ResourceChange['action'], [what: string, sign: string]> = {
  create: ['will be created', '  +'],
  update: ['will be updated in-place', '  ~'],
  delete: ['will be destroyed', '  -'],
  replace: ['must be replaced', '-/+'],
  import: ['will be imported', '   '],
};

/** A resource of the plan, as Terraform prints it. */
function block(change: ResourceChange, moves: Difference['moves']): string {
  const { action, changes, resource } = change;
  const { address, type, name } = resource;
  const [what, sign] = HEADS[action];
  const body = changes.length > 0 ? lines(changes, '      ', action) : [];
  if (change.unchanged > 0) {
    const s = change.unchanged === 1 ? '' : 's';
    body.push(`        # (${change.unchanged} unchanged attribute${s} hidden)`);
  }
  const move = moves.find(({ to }) => to === address);
  return [
    `  # ${address} ${what}`,
    ...(move ? [`  # (moved from ${move.from})`] : []),
    `${sign} resource "${type}" "${name}" {`,
    ...body,
    '    }',
  ].join('\n');
}

/** A resource that only has another address, as Terraform prints it. */
function movedBlock({ from, to }: Difference['moves'][number]): string {
  const [type, name] = to.split('.').slice(-2);
  const label = name.replace(/\[.*$/s, '');
  return [
    `  # ${from} has moved to ${to}`,
    `    resource "${type}" "${label}" {`,
    '    }',
  ].join('\n');
}

const SYMBOLS: [ResourceChange['action'], string][] = [
  ['create', '  + create'],
  ['update', '  ~ update in-place'],
  ['delete', '  - destroy'],
  ['replace', '-/+ destroy and then create replacement'],
];

export const NO_CHANGES = `No changes. Your infrastructure matches the configuration.

Terraform has compared your real infrastructure against your configuration
and found no differences, so no changes are needed.`;

/** What `terraform plan` prints, without its preamble about refreshing. */
export function planText(difference: Difference): string {
  const { resources, outputs, counts, moves } = difference;
  const importing = counts.import > 0 ? `${counts.import} to import, ` : '';
  const parts: string[] = [];
  if (resources.length + moves.length > 0) {
    const used = new Set(resources.map(({ action }) => action));
    parts.push(
      [
        'Terraform used the selected providers to generate the following execution',
        'plan. Resource actions are indicated with the following symbols:',
        ...SYMBOLS.flatMap(([action, text]) => (used.has(action) ? text : [])),
        '',
        'Terraform will perform the following actions:',
      ].join('\n'),
      ...resources.map(each => block(each, moves)),
      ...moves
        .filter(
          ({ to }) => !resources.some(each => each.resource.address === to),
        )
        .map(movedBlock),
      `Plan: ${importing}${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy.`,
    );
  }
  if (outputs.length > 0) {
    parts.push(['Changes to Outputs:', ...lines(outputs, '  ')].join('\n'));
    if (resources.length + moves.length === 0) {
      parts.push(
        'You can apply this plan to save these new output values to the Terraform\nstate, without changing any real infrastructure.',
      );
    }
  }
  return parts.length > 0 ? parts.join('\n\n') : NO_CHANGES;
}

/** What `terraform apply` prints of the same. */
export function applyText({ resources, counts }: Difference): string {
  const steps = resources.flatMap(({ action, id, resource: { address } }) => {
    const imported = [
      `${address}: Importing... [id=${id}]`,
      `${address}: Import complete [id=${id}]`,
    ];
    const made = [
      `${address}: Creating...`,
      `${address}: Creation complete after 1s`,
    ];
    const gone = [
      `${address}: Destroying...`,
      `${address}: Destruction complete after 1s`,
    ];
    if (action === 'import') return imported;
    if (action === 'create') return made;
    if (action === 'delete') return gone;
    if (action === 'replace') return [...gone, ...made];
    return [
      `${address}: Modifying...`,
      `${address}: Modifications complete after 1s`,
    ];
  });
  const imports = counts.import > 0 ? `${counts.import} imported, ` : '';
  return [
    ...steps,
    '',
    `Apply complete! Resources: ${imports}${counts.add} added, ${counts.change} changed, ${counts.destroy} destroyed.`,
  ]
    .join('\n')
    .trim();
}
