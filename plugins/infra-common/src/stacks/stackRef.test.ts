import fc from 'fast-check';
import { formatStackRef, parseStackRef } from './stackRef';

describe('stack refs', () => {
  it('are written and read', () => {
    const ref = {
      host: 'github.com',
      repository: 'acme/infrastructure',
      dir: 'stacks/authhub/api/prod',
      workspace: 'default',
    };
    const text =
      'github.com/acme/infrastructure//stacks/authhub/api/prod#default';
    expect(formatStackRef(ref)).toBe(text);
    expect(parseStackRef(text)).toEqual(ref);
    expect(parseStackRef('gitlab.com/a/b/c//')).toEqual({
      host: 'gitlab.com',
      repository: 'a/b/c',
      dir: '.',
      workspace: 'default',
    });
  });

  it.each([
    '',
    'github.com',
    'github.com/a',
    'github.com//a',
    '//a#b',
    'a/b//c',
  ])('refuse %j', text => {
    expect(() => parseStackRef(text)).toThrow(/does not name a stack/);
  });

  it('survive any folder and workspace', () => {
    const dir = fc
      .array(fc.stringMatching(/^[^/#]*[^/# .][^/#]*$/), { minLength: 1 })
      .map(parts => parts.join('/'));
    const workspace = fc.stringMatching(/^[\w.~-]+$/);
    fc.assert(
      fc.property(dir, fc.boolean(), workspace, (path, hash, name) => {
        const ref = {
          host: 'github.com:8443',
          repository: 'a/b',
          dir: hash ? `${path}#1` : path,
          workspace: name,
        };
        expect(parseStackRef(formatStackRef(ref))).toEqual(ref);
      }),
    );
  });
});
