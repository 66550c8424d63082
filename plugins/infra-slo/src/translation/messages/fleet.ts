/** English texts of `fleet/`. */
export const fleetMessages = {
  'fleet.title': 'SLOs',
} as const;
