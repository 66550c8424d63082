/** Texts of pull requests and their way to being applied. */
export const requestsMessages = {
  'pullRequests.title': 'Pull requests',
} as const;
