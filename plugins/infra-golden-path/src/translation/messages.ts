/** English texts; the Korean ones in `ko.ts` have the same keys. */
export const messages = {
  'createService.title': 'Create service',
  'pullRequests.title': 'Pull requests',
} as const;
