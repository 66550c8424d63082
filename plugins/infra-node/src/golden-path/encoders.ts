import type { TextFormat } from '@infra-portal/infra-common';
import { isWhollyKnown, type Value } from '../terraform/evaluate';
import { toJson } from '../terraform/evaluate/functions/json';

/**
 * Writes a value into a format, so that it stays a value there. Undefined: the
 * format has no form for such a value.
 */
export type Encoder = (value: Value) => string | undefined;

/** Only strings, numbers and true or false have a text. */
function textOf(value: Value): string | undefined {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'number') return value.value.toString();
  if (value.kind === 'bool') return String(value.value);
  return undefined;
}

const ofText =
  (encode: (text: string) => string): Encoder =>
  value => {
    const text = textOf(value);
    return text === undefined ? undefined : encode(text);
  };

/** What shows nothing, ends a line or turns the text around. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const oneLine = (text: string) => text.replace(INVISIBLE, ' ');

/** What GitHub makes a link of without being asked. */
const LINK = /www\.|@/i;

/** Characters that Markdown acts on, in some place or other. */
const ACTIVE = /[\\`*{}[\]()<>#+\-.:!|~=&$]|_+/g;

/**
 * What Markdown would act on is escaped; a line break would begin a block of its
 * own. A name such as `acme/snake_case-1.0` stays readable: dashes, dots
 * and colons act where a line begins only or in links, underscores beside a gap.
 */
function markdown(text: string): string {
  const line = oneLine(text).replace(/\s+/g, ' ');
  const begin = line.search(/\S/);
  const mayLink = LINK.test(line);
  const isPlain = (found: string, at: number) => {
    const after = line.slice(at + found.length, at + found.length + 1);
    if (at === begin) return false;
    if (found === '-') return true;
    if (found === ':') return after !== '/';
    if (found === '.') return !mayLink && /\S/.test(after);
    const isWord = /[A-Za-z0-9]/.test(line[at - 1] ?? '');
    return found[0] === '_' && isWord && /[A-Za-z0-9]/.test(after);
  };
  return line.replace(ACTIVE, (found, at: number) =>
    isPlain(found, at) ? found : found.replace(/[^]/g, '\\$&'),
  );
}

/** JSON of any value; nothing in it ends a line or hides. */
function json(value: Value): string | undefined {
  if (!isWhollyKnown(value)) return undefined;
  if (value.kind === 'string') return jsonString(value.value);
  return toJson(value);
}

function jsonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu,
    character =>
      [...Array(character.length).keys()]
        .map(index => character.charCodeAt(index).toString(16).padStart(4, '0'))
        .map(code => `\\u${code}`)
        .join(''),
  );
}

/** Words that some reader of YAML takes for something else than text. */
const YAML_WORDS = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** YAML reads JSON; a plain word stands as people write it. */
function yaml(value: Value): string | undefined {
  const isWord =
    value.kind === 'string' &&
    /^[A-Za-z_][A-Za-z0-9_./-]*$/.test(value.value) &&
    !YAML_WORDS.test(value.value);
  return isWord ? value.value : json(value);
}

/** GitHub evaluates its expressions wherever they stand in a workflow. */
function workflow(value: Value): string | undefined {
  if (value.kind === 'string' && value.value.includes('${{')) {
    const text = value.value.replaceAll('${{', "${{ '${{' }}");
    return jsonString(text);
  }
  const encoded = yaml(value);
  const hidden = value.kind !== 'string' && encoded?.includes('${{');
  return hidden ? undefined : encoded;
}

/** A word of a shell, whatever is in it. */
const shell = (text: string) =>
  /^[A-Za-z0-9_./:@%+=-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;

/** A word of a Dockerfile: neither its own variables nor the shell's are read. */
const dockerfile = (text: string) =>
  /^[A-Za-z0-9_./:@+=-]+$/.test(text)
    ? text
    : `"${oneLine(text).replace(/["\\$`]/g, '\\$&')}"`;

/** TOML's basic strings have JSON's escapes; lists of such values too. */
function toml(value: Value): string | undefined {
  if (value.kind === 'null' || 'entries' in value) return undefined;
  if (!('items' in value)) return json(value);
  const items = value.items.map(toml);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

export const ENCODERS: Readonly<Record<TextFormat, Encoder>> = {
  markdown: ofText(markdown),
  yaml,
  json,
  workflow,
  dockerfile: ofText(dockerfile),
  shell: ofText(shell),
  rego: json,
  toml,
  text: ofText(oneLine),
};

const FORMATS: [name: RegExp, format: TextFormat][] = [
  [/(^|\/)\.github\/(workflows|actions)\/.*\.ya?ml$/, 'workflow'],
  [/\.md$/, 'markdown'],
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/(^|\/)([^/]*\.)?(Dockerfile|Containerfile)(\.[^/]*)?$/, 'dockerfile'],
  [/\.(ba)?sh$/, 'shell'],
  [/\.rego$/, 'rego'],
  [/\.toml$/, 'toml'],
  [/\.txt$/, 'text'],
];

/** The format of a file by its name; undefined where no value may stand in it. */
export function formatOf(file: string): TextFormat | undefined {
  return FORMATS.find(([name]) => name.test(file))?.[1];
}
