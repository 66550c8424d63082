import { parseInfrastructureRepository as parse } from './infrastructureRepository';

describe('parseInfrastructureRepository', () => {
  it.each([
    ['https://github.com/acme/infrastructure', 'github.com'],
    ['https://github.com/acme/infrastructure/', 'github.com'],
    ['https://github.com/acme/infrastructure.git', 'github.com'],
    ['http://localhost:7008/acme/infrastructure', 'localhost:7008'],
  ])('reads %s', (address, host) => {
    expect(parse(address, 'k')).toEqual({
      repoUrl: `${host}?owner=acme&repo=infrastructure`,
      url: `${new URL(address).origin}/acme/infrastructure`,
      owner: 'acme',
      name: 'infrastructure',
    });
  });

  it.each([
    'acme/infrastructure',
    'git@github.com:acme/infrastructure.git',
    'https://github.com/acme',
    'https://github.com/acme/infrastructure/tree/main',
    'https://github.com/acme/a&repo=b',
    'ftp://github.com/acme/infrastructure',
    'https://bot:secret@github.com/acme/infrastructure',
  ])('refuses %s and names the key, not the value', address => {
    expect(() => parse(address, 'the.key')).toThrow(/^the\.key does not name/);
    expect(() => parse(address, 'the.key')).not.toThrow(/secret/);
  });
});
