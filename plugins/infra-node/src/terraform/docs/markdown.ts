import { ModuleInput, ModuleInterface } from './interface';

/** Longest code that a cell of a table shows; more goes below the table. */
const MAX_CELL = 60;

/** Inputs and outputs of a module as Markdown, without a final line break. */
export function interfaceMarkdown({ inputs, outputs }: ModuleInterface) {
  const parts = [
    '## Inputs',
    inputs.length > 0
      ? table(
          ['Name', 'Description', 'Type', 'Default'],
          inputs.map(input => [
            code(input.name),
            describe(input),
            cell(input, input.type),
            input.default === undefined
              ? '**required**'
              : cell(input, input.default),
          ]),
        )
      : 'None.',
    ...inputs.filter(needsDetails).map(details),
    '## Outputs',
    outputs.length > 0
      ? table(
          ['Name', 'Description'],
          outputs.map(output => [code(output.name), describe(output)]),
        )
      : 'None.',
  ];
  return parts.join('\n\n');
}

function describe(item: { description: string; sensitive: boolean }): string {
  const text = escapeMarkdown(item.description);
  return item.sensitive ? `${text} *(sensitive)*`.trim() : text;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/**
 * Text from a file as plain text of a table's cell: no markup, links or HTML
 * come of it, and characters that hide or turn text are shown by their number.
 */
export function escapeMarkdown(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_{}[\]<>|~&!#]/g, '\\$&')
    .replace(/(https?|ftp|mailto):/gi, '$1&#58;')
    .replace(/\bwww\./gi, 'www&#46;')
    .replace(/@/g, '&#64;');
}

/** Control and format characters as `\u202e`. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, char => {
    const hex = char.codePointAt(0)!.toString(16).padStart(4, '0');
    return `\\u${hex}`;
  });
}

function isShort(source: string): boolean {
  // In a cell, no escape can show a backslash before a bar.
  return source.length <= MAX_CELL && !/[\n`]|\\\|/.test(source);
}

/** Code of a cell, or a link to where it is shown in full. */
function cell({ name }: ModuleInput, source: string): string {
  if (isShort(source)) return code(source);
  const kind = /^[a-z_]+\(/i.exec(source)?.[0];
  const text = kind ? code(`${kind}…)`) : 'below';
  return /^[\w-]+$/.test(name) ? `[${text}](#${name.toLowerCase()})` : text;
}

function code(source: string): string {
  const text = visible(source).replace(/\|/g, '\\|');
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(t => t.length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

function needsDetails(input: ModuleInput): boolean {
  return !isShort(input.type) || !isShort(input.default ?? '');
}

function details(input: ModuleInput): string {
  const lines = [
    ...(isShort(input.type) ? [] : [`type = ${input.type}`]),
    ...(isShort(input.default ?? '') ? [] : [`default = ${input.default}`]),
  ].join('\n\n');
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(t => t.length));
  const fence = '`'.repeat(longest + 1);
  const text = lines.split('\n').map(visible).join('\n');
  return `### ${code(input.name)}\n\n${fence}hcl\n${text}\n${fence}`;
}
