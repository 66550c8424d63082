import type { Answers } from './answers';

/** Shapes that the makers of credentials gave them. */
const SHAPES: RegExp[] = [
  /\b(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{30,}\b/,
  /\bglpat-[A-Za-z0-9_-]{20,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /\b(sk|rk|pk)_(live|test)_[A-Za-z0-9]{16,}\b/,
  /\bsk-[A-Za-z0-9_-]{20,}\b/,
  /\bAIza[A-Za-z0-9_-]{35}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  // Somebody's name and password in an address.
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i,
  // A webhook address lets everybody write who knows it.
  /\bhooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]+/,
];

/** Names of variables whose value is a secret. */
const SECRET_NAME =
  /(^|_)(PASSWORD|PASSWD|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/;

/** Bits of information per character. */
function entropy(text: string) {
  const counts = new Map<string, number>();
  for (const each of text) counts.set(each, (counts.get(each) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** A long run of letters and digits that nobody would think of. */
function looksRandom(text: string) {
  const words = text.match(/[A-Za-z0-9+/=_]{32,}/g) ?? [];
  return words.some(
    word =>
      /\d/.test(word) &&
      /[a-z]/.test(word) &&
      /[A-Z]/.test(word) &&
      entropy(word) > 4.2,
  );
}

/** Whether a text looks like a password, key or token. Images by digest do not. */
export function looksLikeCredential(text: string): boolean {
  const rest = text.replace(/@sha256:[0-9a-f]{64}\b/g, '');
  return SHAPES.some(shape => shape.test(rest)) || looksRandom(rest);
}

/** Whether a variable of this name is asked to hold a secret. */
export function isSecretName(name: string, value: string): boolean {
  return value !== '' && SECRET_NAME.test(name);
}

function walk(
  value: unknown,
  path: (string | number)[],
  found: (string | number)[][],
): unknown {
  if (typeof value === 'string') {
    const name = String(path[path.length - 1] ?? '');
    const inVariables = path[path.length - 2] === 'variables';
    const secret =
      looksLikeCredential(value) || (inVariables && isSecretName(name, value));
    if (!secret) return value;
    found.push(path);
    return undefined;
  }
  if (Array.isArray(value)) {
    return value
      .map((each, index) => walk(each, [...path, index], found))
      .filter(each => each !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => {
          if (!looksLikeCredential(name)) return true;
          found.push([...path, name]);
          return false;
        })
        .map(([name, each]) => [name, walk(each, [...path, name], found)])
        .filter(([, each]) => each !== undefined),
    );
  }
  return value;
}

/**
 * The answers without what looks like a credential, and where that was. Only
 * these may leave the page: for a preview, a draft or a pull request.
 */
export function withoutCredentials(answers: Answers): {
  answers: Answers;
  paths: (string | number)[][];
} {
  const paths: (string | number)[][] = [];
  return { answers: walk(answers, [], paths) as Answers, paths };
}
