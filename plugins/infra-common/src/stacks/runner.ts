/** What plans and applies stacks. */
export const STACK_RUNNERS = ['atlantis', 'github-actions', 'other'] as const;

export type StackRunner = (typeof STACK_RUNNERS)[number];
