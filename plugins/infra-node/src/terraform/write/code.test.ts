import { attribute, writeHcl } from './builder';
import { expression } from './code';
import { WriteError } from './identifier';

describe('expression', () => {
  it('is written as it stands', () => {
    const value = expression(' a ? b : [for x in y : x] ');
    expect(writeHcl([attribute('x', value)])).toBe(
      'x = a ? b : [for x in y : x]\n',
    );
  });

  it.each(['a }\nb = {', 'a } b', 'a # b', 'a /* b */', '', 'a,', '"', 'a b'])(
    'refuses %j',
    text => {
      expect(() => expression(text)).toThrow(WriteError);
    },
  );
});
