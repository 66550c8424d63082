import fc from 'fast-check';
import {
  parseModuleSource,
  parseVersion,
  pinOf,
  versionOfRef,
  withoutSecrets,
} from './moduleSource';

const git = (repository: string, dir = '.', ref?: string) => ({
  kind: 'git',
  host: 'github.com',
  repository,
  dir,
  ...(ref && { ref }),
});

describe('parseModuleSource', () => {
  it.each<[string, object]>([
    ['./a', { kind: 'local', path: './a' }],
    ['../../m', { kind: 'local', path: '../../m' }],
    [
      'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.2.0',
      git('acme/infrastructure', 'modules/sqs', 'sqs/v1.2.0'),
    ],
    [
      'git::https://user:token@GitHub.com/a/b.git?depth=1&ref=main',
      git('a/b', '.', 'main'),
    ],
    ['git::ssh://git@github.com/a/b.git//m/n/', git('a/b', 'm/n')],
    ['git::git@github.com:a/b.git//m?ref=v1.0.0', git('a/b', 'm', 'v1.0.0')],
    ['git@github.com:a/b.git', git('a/b')],
    ['github.com/a/b//m?ref=v1', git('a/b', 'm', 'v1')],
    ['https://github.com/a/b.git//m', git('a/b', 'm')],
    [
      'terraform-aws-modules/vpc/aws//modules/x',
      {
        kind: 'registry',
        host: 'registry.terraform.io',
        address: 'terraform-aws-modules/vpc/aws',
        dir: 'modules/x',
      },
    ],
    [
      'app.terraform.io/acme/vpc/aws',
      {
        kind: 'registry',
        host: 'app.terraform.io',
        address: 'acme/vpc/aws',
        dir: '.',
      },
    ],
    [
      's3::https://u:p@s3.amazonaws.com/b/m.zip?X=secret',
      { kind: 'other', address: 's3::https://s3.amazonaws.com/b/m.zip' },
    ],
    ['git::not a url', { kind: 'other', address: 'git::not a url' }],
    ['', { kind: 'other', address: '' }],
  ])('reads %s', (source, expected) => {
    expect(parseModuleSource(source)).toEqual(expected);
  });

  it('never shows a password, and never throws', () => {
    const secret = 's3cr3t';
    fc.assert(
      fc.property(
        fc.constantFrom('git::', 'hg::', 's3::', ''),
        fc.constantFrom('https://', 'ssh://', 'http://'),
        fc.webPath(),
        (forced, scheme, path) => {
          const source = `${forced}${scheme}u:${secret}@x.com${path}?token=${secret}`;
          expect(JSON.stringify(parseModuleSource(source))).not.toContain(
            secret,
          );
          expect(withoutSecrets(source)).not.toContain(secret);
        },
      ),
    );
    fc.assert(fc.property(fc.string(), text => !!parseModuleSource(text).kind));
  });
});

describe('pinOf', () => {
  it.each([
    ['git::https://x.com/a/b?ref=sqs/v1.2.0', undefined, 'pinned'],
    ['git::https://x.com/a/b?ref=1.2.0', undefined, 'pinned'],
    ['git::https://x.com/a/b?ref=0a1b2c3', undefined, 'pinned'],
    ['git::https://x.com/a/b?ref=main', undefined, 'moving'],
    ['git::https://x.com/a/b?ref=v1', undefined, 'moving'],
    ['git::https://x.com/a/b', undefined, 'moving'],
    ['a/b/c', undefined, 'moving'],
    ['a/b/c', '1.2.3', 'pinned'],
    ['a/b/c', '= 1.2.3', 'pinned'],
    ['a/b/c', '~> 1.2', 'range'],
    ['./x', undefined, 'local'],
    ['https://x.com/m.zip', undefined, 'unknown'],
  ])('%s with version %s is %s', (source, version, expected) => {
    expect(pinOf(parseModuleSource(source), version)).toBe(expected);
  });
});

describe('versions', () => {
  it('are read from tags', () => {
    expect(versionOfRef('ecs-service/v1.2.0')).toBe('1.2.0');
    expect(versionOfRef('v1.2.0-rc.1')).toBe('1.2.0-rc.1');
    expect(versionOfRef('release')).toBeUndefined();
    expect(parseVersion('1.2')).toBeUndefined();
    expect(parseVersion(`1.${'9'.repeat(1000)}.0`)).toBeUndefined();
  });
});
