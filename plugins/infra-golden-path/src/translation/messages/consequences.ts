export const consequencesMessages = {} as const;
