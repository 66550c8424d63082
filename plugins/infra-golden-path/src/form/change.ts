import { same } from './model';
import type { Answers } from './answers';

const RULE = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;

/** Whether a change may be called so: it becomes part of a branch. */
export const isChangeName = (text: string) => RULE.test(text);

/** Parts of the service whose answers are no longer what they were. */
export function changedParts(before: Answers, after: Answers): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(name => !same(before[name], after[name]));
}

/**
 * A name for a change: what it is about and the day, `database-20261121`. It
 * stays as it is once the change has begun, for the branch is called so.
 */
export function changeName(parts: string[], day: Date): string {
  const [first = 'change'] = parts;
  const word = first
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  const date = day.toISOString().slice(0, 10).replaceAll('-', '');
  return `${word || 'change'}-${date}`;
}
