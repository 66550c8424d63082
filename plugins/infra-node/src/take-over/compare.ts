import type {
  DeclaredResource,
  TakeOverDifference,
} from '@infra-portal/infra-common';
import { fromData } from '../terraform/evaluate';
import { valueToHcl } from '../terraform/evaluate/fold';
import { isOpenIn } from './findInputs';
import { samePlain } from './plainValue';
import { providerDefaults } from './providerDefaults';

/** Longest text of a value that is shown. */
const MOST_SHOWN = 300;
/** Of the provider and the resource together; `tags` is compared. */
const DERIVED = new Set(['tags_all', 'region']);

export interface Comparison {
  /** The resource as it is. */
  old: DeclaredResource;
  /** As the module would make it. */
  now: DeclaredResource;
  /** New addresses of what is taken over, by old ones. */
  moved: ReadonlyMap<string, string>;
  /** Whether the module passes on what the stack wrote, word for word. */
  isPassed(argument: string): boolean;
  /** Whether it is a block that the module makes by `dynamic`. */
  isRepeated(argument: string): boolean;
  /** How the stack wrote an argument. */
  written(argument: string): string | undefined;
}

/** No block at all is what a block is that nobody wrote. */
const isNone = (value: unknown) => Array.isArray(value) && value.length === 0;

const short = (text: string) =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;

const shown = (value: unknown) =>
  value === undefined || value === null
    ? undefined
    : short(valueToHcl(fromData(value), true));

/** Addresses that an argument comes from, as they will be called. */
function linksOf(
  { links }: DeclaredResource,
  argument: string,
  moved: ReadonlyMap<string, string>,
): string {
  const found = Object.entries(links)
    .filter(([path]) => path === argument || path.startsWith(`${argument}.`))
    .map(([path, to]) => [path, to.map(each => moved.get(each) ?? each).sort()])
    .sort();
  return found.length === 0 ? '' : JSON.stringify(found);
}

/**
 * Arguments that would not stay as they are. What nobody knows before a plan is
 * the same only where it comes from the same.
 */
export function differencesOf(comparison: Comparison): TakeOverDifference[] {
  const { old, now, moved, isPassed, isRepeated, written } = comparison;
  const usual = providerDefaults(old.type);
  const valuesOf = (each: DeclaredResource) => ({ ...usual, ...each.values });
  const [before, after] = [valuesOf(old), valuesOf(now)];
  const names = new Set(
    [
      ...Object.keys(before),
      ...Object.keys(after),
      ...[...old.unknown, ...now.unknown].map(path => path.split('.')[0]),
    ].filter(name => !DERIVED.has(name)),
  );
  return [...names].sort().flatMap(argument => {
    const [isOpen, becomesOpen] = [
      isOpenIn(old, argument),
      isOpenIn(now, argument),
    ];
    const difference = {
      ...{ address: old.address, argument },
      stack: isOpen ? short(written(argument) ?? '?') : shown(before[argument]),
      module: becomesOpen ? '(known after apply)' : shown(after[argument]),
    };
    if (isOpen !== becomesOpen) return [difference];
    if (!isOpen) {
      if (isRepeated(argument) && isNone(after[argument])) {
        return before[argument] === undefined ? [] : [difference];
      }
      const isSame = samePlain(
        before[argument] ?? null,
        after[argument] ?? null,
      );
      return isSame ? [] : [difference];
    }
    if (isPassed(argument)) return [];
    const links = linksOf(old, argument, moved);
    const isSame = links !== '' && links === linksOf(now, argument, new Map());
    return isSame ? [] : [difference];
  });
}
