import { visitSection } from './visitSection';

it.each([
  ['/pull-requests', 'pullRequests', true],
  ['/pull-requests/', 'pullRequests', true],
  [
    '/pull-requests/2f1c7f0e-8d5b-4a11-9a3e-6f0d8a1b2c3d',
    'pullRequests',
    false,
  ],
  ['/catalog/default/component/authhub-api', 'catalog', false],
  ['/', undefined, true],
  ['/constructor/x', undefined, false],
])('%s is in %s', (pathname, section, isFront) => {
  expect(visitSection(pathname)).toEqual({ section, isFront });
});
