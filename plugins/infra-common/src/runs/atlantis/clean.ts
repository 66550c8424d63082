import { findCredential } from '../../golden-path';

/** Colours and other orders to terminals. */
// eslint-disable-next-line no-control-regex
const ANSI = /\u001b(?:\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]|[@-Z\\-_])/g;
/** Control characters beside tabs and ends of lines. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Marks that turn the direction of what follows. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_ENDS = /\r\n?/g;

/** Names whose values are not for everybody who reads a plan. */
const SECRET_NAME =
  /(?:^|_)(?:password|passwd|passphrase|secret|secret_string|secret_key|secret_access_key|token|api_key|auth_token|access_key|private_key|client_secret|connection_string|credentials?)$/i;
/** `+ name = "value"`, as Terraform writes attributes and outputs. */
const ATTRIBUTE =
  /^(\s{0,80}(?:[-+~]{1,2}\s{1,8})?"?([\w-]{1,100})"?\s{0,60}[=:]\s{1,8})(".{3,})$/;
const CREDENTIALS_IN_URL = /(\/\/[^/\s:@]{0,200}:)[^/\s@]{1,200}(?=@)/g;
const HEADER = /\b((?:bearer|basic|token)\s{1,4})[\w.~+/=-]{16,}/gi;
const KEY_BEGIN = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/;
const KEY_END = /-----END [A-Z ]{0,30}PRIVATE KEY/;

/** What stands where a secret was. */
const REMOVED = '(removed by the portal)';

const FORMS = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}\b/g,
  /\bgithub_pat_\w{20,255}\b/g,
  /\bglpat-[\w-]{20,255}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,255}/g,
  /\bhooks\.slack\.com\/services\/[\w/]{1,255}/g,
  /\bAIza[\w-]{35}/g,
  /\b[rs]k_live_[A-Za-z0-9]{16,255}\b/g,
  /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}/g,
];

/** Lines that are longer are cut: nobody reads them. */
const LONGEST_LINE = 10_000;

/**
 * A text of Atlantis without colours, control characters and what looks like a
 * secret. Keeps all lines: places in the text stay where they were.
 */
export function cleanText(text: string): string {
  let inKey = false;
  return text
    .replace(LINE_ENDS, '\n')
    .replace(ANSI, '')
    .replace(CONTROL, '')
    .replace(DIRECTIONS, '')
    .split('\n')
    .map(line => {
      const begins = KEY_BEGIN.test(line);
      const ends = KEY_END.test(line);
      const hidden = inKey || begins;
      inKey = (inKey || begins) && !ends;
      return hidden ? REMOVED : cleanLine(line);
    })
    .join('\n');
}

function cleanLine(whole: string): string {
  const line =
    whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)}…` : whole;
  const attribute = ATTRIBUTE.exec(line);
  if (attribute && SECRET_NAME.test(attribute[2].replaceAll('-', '_'))) {
    return `${attribute[1]}${REMOVED}`;
  }
  let clean = line
    .replace(CREDENTIALS_IN_URL, `$1${REMOVED}`)
    .replace(HEADER, `$1${REMOVED}`);
  if (!findCredential(clean)) return clean;
  for (const form of FORMS) clean = clean.replace(form, REMOVED);
  return clean;
}

/** A text of somebody else's on one line, bounded. */
export function oneLine(text: string, most = 300): string {
  const line = text
    .slice(0, most * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** UTF-16 units of one run's output that are kept. */
const MOST_OUTPUT = 400_000;
/** The end says how it went: more of it is kept than of the beginning. */
const HEAD_SHARE = 0.4;

/** The head and the tail of a text that is too long, and how much is missing. */
export function boundOutput(
  text: string,
  most: number = MOST_OUTPUT,
): { text: string; truncated: boolean } {
  if (text.length <= most) return { text, truncated: false };
  const head = text.lastIndexOf('\n', Math.floor(most * HEAD_SHARE));
  const wanted = text.length - Math.floor(most * (1 - HEAD_SHARE));
  const tail = text.indexOf('\n', wanted);
  const from = head < 0 ? Math.floor(most * HEAD_SHARE) : head;
  const to = tail < 0 ? wanted : tail + 1;
  const lines = countLines(text.slice(from, to));
  return {
    text: `${text.slice(
      0,
      from,
    )}\n… ${lines} lines are not kept …\n${text.slice(to)}`,
    truncated: true,
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return Math.max(1, lines - 1);
}
