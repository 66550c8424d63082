import { call, type Input, source } from '../../write/expressions';
import { writeInline, writeLines } from '../../write/render';
import { children, type Value } from '../values';

/**
 * A wholly known value as the writer takes it. Lists, sets and maps are calls
 * (`toset([…])`), for a bare literal would be a tuple or an object.
 *
 * @param loose lists and maps as bare literals: where an argument's own type
 *   makes them such again
 */
export function toInput(value: Value, loose = false): Input {
  switch (value.kind) {
    case 'unknown':
      throw new TypeError('an unknown value has no literal');
    case 'null':
      return null;
    case 'string':
    case 'bool':
      return value.value;
    case 'number':
      return source(value.value.toString());
    case 'map':
    case 'object': {
      const entries = new Map(
        [...value.entries].map(([key, item]) => [key, toInput(item, loose)]),
      );
      return value.kind === 'map' && !loose ? call('tomap', entries) : entries;
    }
    default: {
      const items = children(value).map(item => toInput(item, loose));
      if (value.kind === 'set') return call('toset', items);
      return value.kind === 'list' && !loose ? call('tolist', items) : items;
    }
  }
}

/**
 * A wholly known value as a literal of HCL, laid out over lines where it is
 * large; the lines behind the first stand at the left margin.
 */
export function valueToHcl(value: Value, loose = false): string {
  return writeLines(toInput(value, loose)).join('\n');
}

/** The same on one line, as it stands inside a template or an operation. */
export function valueToInlineHcl(value: Value): string {
  return writeInline(toInput(value), 0);
}
