import { readOwner } from './owner';

it.each([
  ['group:default/platform', { kind: 'ref', ref: 'group:default/platform' }],
  ['User:default/kim', { kind: 'ref', ref: 'User:default/kim' }],
  ['@acme/platform', { kind: 'team', slug: 'acme/platform' }],
  ['@kim', { kind: 'login', login: 'kim' }],
  ['kim', { kind: 'login', login: 'kim' }],
  ['kim@acme.example', { kind: 'mail', address: 'kim@acme.example' }],
])('reads the owner %s', (name, owner) => {
  expect(readOwner(name)).toEqual(owner);
});
