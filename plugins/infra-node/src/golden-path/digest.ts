import { createHash } from 'node:crypto';
import type {
  ServiceIntent,
  ServiceIntentInput,
} from '@infra-portal/infra-common';
import { LruMap } from '../cache';

/** What a digest stands for; not plan, cost or reviewers. */
export interface DigestedPreview {
  intent: ServiceIntent | ServiceIntentInput;
  /** Version of the golden path, `ecs-fargate/1.2.0` where there are several. */
  pathVersion: string;
  /** Object name of `portal.yaml` at the base. */
  standardsBlobId: string;
  changes: readonly {
    path: string;
    /** Default: `100644`. */
    mode?: string;
    /** Texts; absent when the file is not there. */
    before?: string;
    after?: string;
  }[];
  /** What is proposed to the repository of the application, if anything is. */
  application?: {
    repository: string;
    state: 'existing' | 'new' | 'unknown';
    files: readonly { path: string; text: string }[];
  };
}

const sha256 = (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** Units of UTF-16 from which on remembering is worth it, and in all. */
const LONG = 32 * 1024;
const MOST_KEPT = 16 * 1024 * 1024;

/** Hashes of long files of the base, which are the same in each preview. */
const known = new LruMap<string, { hash: string; size: number }>(
  MOST_KEPT,
  ({ size }) => size,
);

function hashOfBase(text: string): string {
  if (text.length < LONG) return sha256(text);
  const before = known.get(text);
  if (before) return before.hash;
  const hash = sha256(text);
  known.set(text, { hash, size: text.length });
  return hash;
}

/** Order of code units, which no locale changes. */
const byCode = (a: string, b: string) => Number(a > b) - Number(a < b);

/**
 * JSON with the members of objects sorted and nothing between them; `undefined`
 * members are left out. Equal data gives equal text.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(each => canonicalJson(each ?? null)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value ?? null);
  }
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => byCode(a, b))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${members.join(',')}}`;
}

/**
 * SHA-256, in hex, of what a preview would propose: whoever submits says by it
 * which preview has been seen.
 */
export function previewDigest({
  intent,
  pathVersion,
  standardsBlobId,
  changes,
  application,
}: DigestedPreview): string {
  const hashOf = (text: string | undefined) =>
    text === undefined ? null : sha256(text);
  const files = [...changes]
    .sort((a, b) => byCode(a.path, b.path))
    .map(({ path, mode = '100644', before, after }) => [
      path,
      mode,
      before === undefined ? null : hashOfBase(before),
      hashOf(after),
    ]);
  const second = application && {
    ...application,
    files: application.files.map(({ path, text }) => [path, hashOf(text)]),
  };
  return sha256(
    canonicalJson({
      ...{ intent, pathVersion, standardsBlobId, files },
      application: second,
    }),
  );
}
