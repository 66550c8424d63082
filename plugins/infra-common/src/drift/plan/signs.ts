/** What a line of a plan says of what it names. */
export type Sign = '+' | '-' | '~' | '-/+' | '+/-' | '';

export interface SignedLine {
  sign: Sign;
  /** Without sign, indentation, and what forces a replacement. */
  rest: string;
}

/** Lines that are longer are cut before; this keeps a bad one cheap. */
const LONGEST = 10_100;
const SIGNED = /^(-\/\+|\+\/-|[-+~]) {1,8}/;
const FORCES = ' # forces replacement';

export function signedLine(line: string): SignedLine {
  const text = line.slice(0, LONGEST).trim();
  const sign = (SIGNED.exec(text)?.[1] ?? '') as Sign;
  const rest = text.slice(sign.length).trim();
  return {
    sign,
    rest: rest.endsWith(FORCES) ? rest.slice(0, -FORCES.length) : rest,
  };
}

/** A value and what follows its ` -> `, where there is one. */
export function sidesOf(value: string): [left: string, right?: string] {
  const from = value.startsWith('"') ? endOfString(value) : 0;
  const at = value.indexOf(' -> ', from);
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 4)];
}

/** Place behind the string that a text begins with. */
function endOfString(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

const NAMED =
  /^(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([A-Za-z_][\w-]*)) {0,300}= (\S.*)$/;

/** `name = value` of a line; a key in quotes is without them. */
export function namedValue(
  rest: string,
): { name: string; value: string } | undefined {
  const match = NAMED.exec(rest);
  if (!match) return undefined;
  const [, quoted, name, value] = match;
  return { name: quoted ?? name, value };
}

const PLAIN_STEP = /^[A-Za-z_][\w-]*$/;

/** A path with one step more, as `tags.team` or `tags["a.b"]`. */
export function stepInto(path: string, name: string): string {
  if (!PLAIN_STEP.test(name)) {
    return `${path}["${name.replace(/\\?"/g, '\\"')}"]`;
  }
  return path === '' ? name : `${path}.${name}`;
}
