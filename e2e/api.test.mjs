import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portalUrl, sandboxUrl } from './lib/session.mjs';

test('an unknown API path answers in the error shape', async () => {
  const response = await fetch(`${portalUrl}/api/no-such-thing`);
  assert.equal(response.status, 404);
  assert.match(response.headers.get('content-type'), /json/);
  assert.equal((await response.json()).error.name, 'NotFoundError');
});

test('the catalog does not answer nobody', async () => {
  const response = await fetch(`${portalUrl}/api/catalog/entities`);
  assert.equal(response.status, 401);
});

test('a malformed body is refused with a clear answer', async () => {
  const response = await fetch(`${sandboxUrl}/api/v3/user/repos`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name": ',
  });
  assert.equal(response.status, 400);
  assert.equal((await response.json()).message, 'Problems parsing JSON');
});

test('the sandbox refuses a bad token as GitHub does', async () => {
  const response = await fetch(`${sandboxUrl}/api/v3/user`, {
    headers: { authorization: 'token wrong' },
  });
  assert.equal(response.status, 401);
  assert.equal((await response.json()).message, 'Bad credentials');
});
