import { PARTS } from '@infra-portal/infra-common';
import type { FormContext } from './context';

const KNOWN: readonly string[] = PARTS;

const parents = (key: string) =>
  key.split('.').map((_, index, steps) => steps.slice(0, index + 1).join('.'));

/**
 * Whether the golden path knows a part of the intent. Knowing a whole (`auth`)
 * is knowing all of it; knowing something in it (`auth.opa`) is knowing that and
 * what cannot be known alone. Parts that no path can be without are known.
 */
export function supportsPart({ path }: FormContext, key: string): boolean {
  const [part] = key.split('.');
  if (!KNOWN.includes(part)) return true;
  const supports = path?.supports ?? [];
  const steps = parents(key);
  if (steps.some(each => supports.includes(each))) return true;
  const alone = steps.slice(1).some(each => KNOWN.includes(each));
  return !alone && supports.some(each => each.startsWith(`${part}.`));
}

/** The answers of a question that the golden path knows: `database.mysql`. */
export function supportedOptions(
  context: FormContext,
  part: string,
  options: readonly string[],
): string[] {
  return options.filter(each => supportsPart(context, `${part}.${each}`));
}
