/** Texts of what the pages about changes share. */
export const changesMessages = {
  'changes.sections': 'Changes',
  'changes.pulls': 'Pull requests',
} as const;
