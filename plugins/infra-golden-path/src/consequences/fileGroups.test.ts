import fc from 'fast-check';
import type {
  PreviewEnvironment,
  PreviewFile,
} from '@infra-portal/infra-common';
import { commonFolder, groupFiles } from './fileGroups';

const environment = (name: string): PreviewEnvironment => ({
  name,
  account: '1',
  region: 'ap-northeast-2',
  directory: `stacks/authhub/login/${name}`,
  stack: `h/o/r//stacks/authhub/login/${name}#default`,
  settings: [],
});

const file = (path: string, rest: Partial<PreviewFile> = {}): PreviewFile => ({
  path,
  state: 'added',
  added: 2,
  removed: 1,
  ...rest,
});

describe('groupFiles', () => {
  it('puts the service first, environments in order, shared lists last', () => {
    const groups = groupFiles(
      [
        file('atlantis.yaml', { state: 'changed' }),
        file('stacks/authhub/login/prod/main.tf', { environment: 'prod' }),
        file('stacks/authhub/login/service.yaml', { state: 'changed' }),
        file('stacks/authhub/login/dev/main.tf', { environment: 'dev' }),
        file('runbooks/login.md'),
      ],
      [environment('dev'), environment('prod')],
    );
    expect(groups.map(group => [group.id, group.files.length])).toEqual([
      ['service', 2],
      ['environment:dev', 1],
      ['environment:prod', 1],
      ['lists', 1],
    ]);
    expect(groups[0]).toMatchObject({ added: 4, removed: 2 });
  });

  it('shows every file exactly once, whatever environments are called', () => {
    const name = fc.constantFrom('dev', 'prod', '__proto__', 'constructor');
    const files = fc.uniqueArray(
      fc.record({
        path: fc.string({ minLength: 1, maxLength: 8 }),
        state: fc.constantFrom('added', 'changed', 'removed'),
        added: fc.nat(9),
        removed: fc.nat(9),
        environment: fc.option(name, { nil: undefined }),
      }),
      { selector: each => each.path },
    );
    fc.assert(
      fc.property(files, fc.uniqueArray(name), (all, names) => {
        const groups = groupFiles(all as PreviewFile[], names.map(environment));
        const shown = groups.flatMap(group => group.files.map(f => f.path));
        expect([...shown].sort()).toEqual(all.map(f => f.path).sort());
      }),
    );
  });
});

describe('commonFolder', () => {
  it('is the folder that all paths begin with', () => {
    expect(commonFolder(['a/b/c', 'a/b/d/e'])).toBe('a/b/');
    expect(commonFolder(['a/b', 'ab/c'])).toBe('');
    expect(commonFolder(['x'])).toBe('');
    expect(commonFolder([])).toBe('');
  });
});
