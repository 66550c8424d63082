import { readMessage } from './readMessage';

const repository = {
  full_name: 'acme/infrastructure',
  html_url: 'https://github.com/acme/infrastructure',
};
const told = {
  ...{ kind: 'conversation', number: 7 },
  repository: 'github.com/acme/infrastructure',
};

it.each(['pull_request_review_comment', 'pull_request_review_thread'])(
  'knows of %s in which pull request something was said',
  event => {
    const body = { repository, pull_request: { number: 7, title: 'x' } };
    expect(readMessage(event, body)).toEqual(told);
    expect(() => readMessage(event, { repository })).toThrow(
      `not what GitHub sends as ${event}`,
    );
  },
);

it('tells comments of pull requests from those of issues', () => {
  const of = (issue: object) =>
    readMessage('issue_comment', { repository, issue });
  expect(of({ number: 7, pull_request: { url: 'x' } })).toEqual(told);
  expect(of({ number: 7 })).toBeUndefined();
});
