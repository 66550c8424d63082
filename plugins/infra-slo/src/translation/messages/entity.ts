/** English texts of `entity/`. */
export const entityMessages = {
  'entity.title': 'Objectives',
} as const;
