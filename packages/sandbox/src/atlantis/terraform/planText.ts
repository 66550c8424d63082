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

function line(change: ArgumentChange, width: number, indent: string): string {
  const sign = signOf(change);
  const head = `${indent}${sign} ${change.name.padEnd(width)} = `;
  const inner = `${indent}  `;
  if (sign === '+') return head + show(change.after, inner);
  if (isObject(change.before) && isObject(change.after)) {
    const { before, after } = change;
    return `${head}{\n${changedKeys(before, after, inner)}\n${inner}}`;
  }
  const arrow = `${show(change.before, inner)} -> ${show(change.after, inner)}`;
  return `${head}${arrow}${change.replaces ? ' # forces replacement' : ''}`;
}

function lines(changes: readonly ArgumentChange[], indent: string): string[] {
  const width = Math.max(...changes.map(({ name }) => name.length));
  return changes.map(change => line(change, width, indent));
}

const HEADS: Record<ResourceChange['action'], [what: string, sign: string]> = {
  create: ['will be created', '  +'],
  update: ['will be updated in-place', '  ~'],
  delete: ['will be destroyed', '  -'],
  replace: ['must be replaced', '-/+'],
};

/** A resource of the plan, as Terraform prints it. */
function block(change: ResourceChange): string {
  const { address, type, name } = change.resource;
  const [what, sign] = HEADS[change.action];
  const body = change.changes.length > 0 ? lines(change.changes, '      ') : [];
  if (change.unchanged > 0) {
    const s = change.unchanged === 1 ? '' : 's';
    body.push(`        # (${change.unchanged} unchanged attribute${s} hidden)`);
  }
  return [
    `  # ${address} ${what}`,
    `${sign} resource "${type}" "${name}" {`,
    ...body,
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
  const { resources, outputs, counts } = difference;
  const parts: string[] = [];
  if (resources.length > 0) {
    const used = new Set(resources.map(({ action }) => action));
    parts.push(
      [
        'Terraform used the selected providers to generate the following execution',
        'plan. Resource actions are indicated with the following symbols:',
        ...SYMBOLS.flatMap(([action, text]) => (used.has(action) ? text : [])),
        '',
        'Terraform will perform the following actions:',
      ].join('\n'),
      ...resources.map(block),
      `Plan: ${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy.`,
    );
  }
  if (outputs.length > 0) {
    parts.push(['Changes to Outputs:', ...lines(outputs, '  ')].join('\n'));
    if (resources.length === 0) {
      parts.push(
        'You can apply this plan to save these new output values to the Terraform\nstate, without changing any real infrastructure.',
      );
    }
  }
  return parts.length > 0 ? parts.join('\n\n') : NO_CHANGES;
}

/** What `terraform apply` prints of the same. */
export function applyText({ resources, counts }: Difference): string {
  const steps = resources.flatMap(({ action, resource: { address } }) => {
    const made = [
      `${address}: Creating...`,
      `${address}: Creation complete after 1s`,
    ];
    const gone = [
      `${address}: Destroying...`,
      `${address}: Destruction complete after 1s`,
    ];
    if (action === 'create') return made;
    if (action === 'delete') return gone;
    if (action === 'replace') return [...gone, ...made];
    return [
      `${address}: Modifying...`,
      `${address}: Modifications complete after 1s`,
    ];
  });
  return [
    ...steps,
    '',
    `Apply complete! Resources: ${counts.add} added, ${counts.change} changed, ${counts.destroy} destroyed.`,
  ]
    .join('\n')
    .trim();
}
