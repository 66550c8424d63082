import type { StandardsException } from './schema';

/** `valid` through its last day (UTC), then `expired`. */
export function exceptionState(
  exception: Pick<StandardsException, 'until'>,
  now: Date,
): 'valid' | 'expired' {
  return now.toISOString().slice(0, 10) <= exception.until
    ? 'valid'
    : 'expired';
}

const escape = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** Whether an exception speaks of a stack's folder; `*` is one folder name. */
export function exceptionCovers(
  exception: Pick<StandardsException, 'stacks'>,
  directory: string,
): boolean {
  return exception.stacks.some(stack => {
    const source = escape(stack.replace(/\/$/, '')).replace(/\*/g, '[^/]+');
    return new RegExp(`^${source}$`, 'u').test(directory);
  });
}
