import { parseHcl } from '../../read/parse';
import { fromData } from '../values';
import { foldFile } from './foldFile';

/** One argument of a module, folded with `intent.a`. */
function argument(text: string, a: number): string {
  const file = parseHcl(`module "m" {\n  x = ${text}\n}\n`, 'main.tf');
  return foldFile(file, new Map([['intent', fromData({ a })]]))
    .replace('module "m" {\n', '')
    .replace(/\n\}\n$/, '')
    .replace(/^ {2}x = /, '');
}

describe('known objects', () => {
  it('keep their order when they are merged', () => {
    const merge = 'merge({ b = intent.a }, intent.a > 1 ? { a = 2 } : {})';
    expect(argument(merge, 2)).toBe('{ b = 2, a = 2 }');
    expect(argument(merge, 1)).toBe('{ b = 1 }');
  });

  it('keep their comments, also where others are left out', () => {
    const merge =
      'merge(\n    # Why.\n    { b = intent.a },\n    intent.a > 1 ? { a = 2 } : {}\n  )';
    expect(argument(merge, 1)).toBe('{\n  # Why.\n  b = 1\n}');
    expect(argument(merge, 2)).toBe('{\n  # Why.\n  b = 2\n  a = 2\n}');
  });

  it('keep their lines when they are chosen', () => {
    const branch = 'intent.a > 1 ? null : { b = intent.a, a = 2 }';
    expect(argument(branch, 1)).toBe('{ b = 1, a = 2 }');
  });

  it('have the value that is said last', () => {
    const merge = 'merge({ b = 1 }, { b = intent.a })';
    expect(argument(merge, 2)).toBe('{\n    b = 2\n  }');
  });
});
