/** English texts of `objective/`. */
export const objectiveMessages = {
  'objective.title': 'Objective',
} as const;
