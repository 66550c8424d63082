/** Texts of the form and its drafts. */
export const formMessages = {
  'createService.title': 'Create service',
} as const;
