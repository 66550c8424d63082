import { answerUrl, isRegistered } from './callback';

const callbacks = ['http://localhost:7007/api/auth/github/handler/frame'];

describe('isRegistered', () => {
  it.each([
    [callbacks[0], true],
    [`${callbacks[0]}?env=development`, true],
    [`${callbacks[0]}/below`, true],
    [`${callbacks[0]}d`, false],
    ['http://localhost:7007/', false],
    ['https://localhost:7007/api/auth/github/handler/frame', false],
    ['http://localhost:7008/api/auth/github/handler/frame', false],
    ['http://localhost.evil.example:7007/api/auth/github/handler/frame', false],
    ['http://user@localhost:7007/api/auth/github/handler/frame', false],
    [`${callbacks[0]}/../../steal`, false],
    [`${callbacks[0]}/..%2f..%2fsteal`, false],
    [`${callbacks[0]}#fragment`, false],
    ['data:text/html,alert(1)', false],
    ['not a url', false],
  ])('%s: %s', (url, expected) => {
    expect(isRegistered(url, callbacks)).toBe(expected);
  });
});

it('answers with what there is, encoded', () => {
  expect(
    answerUrl('http://x.example/cb?a=1', { code: 'b&c', state: undefined }),
  ).toBe('http://x.example/cb?a=1&code=b%26c');
});
