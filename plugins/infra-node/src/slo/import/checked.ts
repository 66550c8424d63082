import type { z } from 'zod';
import type { Remarks, Tell } from './types';

/** Takes data as a schema has it, or tells what is wrong with each part. */
export function checkedAs<S extends z.ZodType>(
  schema: S,
  data: unknown,
  refuse: Tell,
): z.output<S> | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) {
    const keys = path.filter(
      (key): key is string | number => typeof key !== 'symbol',
    );
    refuse(`${keys.join('.')}: ${message}`, keys);
  }
  return undefined;
}

/** Tells of fields that nothing here looks at. */
export function tellUnread(
  data: object,
  known: readonly string[],
  { note, path = [] }: Pick<Remarks, 'note'> & { path?: (string | number)[] },
): void {
  for (const key of Object.keys(data)) {
    if (known.includes(key)) continue;
    note(`${JSON.stringify(key)} has no place in OpenSLO and is left out.`, [
      ...path,
      key,
    ]);
  }
}

/** Refuses a target that leaves nothing that may fail, or all of it. */
export function isTarget(
  percent: number,
  { refuse, path }: { refuse: Tell; path: (string | number)[] },
): boolean {
  if (percent > 0 && percent < 100) return true;
  refuse(
    percent === 100
      ? 'A target of 100 leaves no budget: nothing may ever fail, and no burn rate exists. Decide what may fail, such as 99.99.'
      : `A target is above 0 and below 100 percent, not ${percent}.`,
    path,
  );
  return false;
}

/** An address that people open; templates of alerts are none. */
export const isAddress = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^https?:\/\/[^\s"'<>`{}]+$/.test(text) &&
  URL.canParse(text);
