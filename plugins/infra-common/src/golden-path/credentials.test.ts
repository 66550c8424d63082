import fc from 'fast-check';
import { findCredential } from './credentials';

describe('findCredential', () => {
  it.each([
    ['AKIAIOSFODNN7EXAMPLE', 'AWS access key'],
    [`ghp_${'a1'.repeat(18)}`, 'GitHub token'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMII', 'private key'],
    ['postgres://app:hunter22@db.acme.example/app', 'password in a URL'],
    [
      `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(12)}`,
      'JSON Web Token',
    ],
  ])('finds %s wherever it is', (text, kind) => {
    expect(findCredential({ a: [{ b: `x ${text} y` }] })).toEqual({
      path: ['a', 0, 'b'],
      kind,
    });
  });

  it('finds the value of a variable that is called a secret', () => {
    const variables = { LOG_LEVEL: 'info', DB_PASSWORD: 'hunter2' };
    expect(findCredential({ variables })?.path).toEqual([
      'variables',
      'DB_PASSWORD',
    ]);
    // A reference by name is how secrets are given.
    const secrets = { DB_PASSWORD: { name: 'authhub/db', key: 'password' } };
    expect(findCredential({ secrets })).toBeUndefined();
  });

  it('lets ordinary answers be, and ends on any data', () => {
    expect(
      findCredential({
        description: 'Keeps tokens of people',
        image: 'ghcr.io/acme/api:1.0.0@sha256:abc',
        url: 'https://acme.example/a?b=c',
      }),
    ).toBeUndefined();
    fc.assert(
      fc.property(fc.json(), text => {
        findCredential(JSON.parse(text));
      }),
    );
  });
});
