/**
 * The pairs of the house by the id that both plugins have, with a page of the
 * frontend, its heading, and what it says while the repository cannot be read.
 */
export const PAIRS = [
  {
    plugin: 'infra-stacks',
    page: '/stacks',
    heading: 'Stacks',
    says: 'No stacks yet',
  },
  {
    plugin: 'infra-golden-path',
    page: '/create-service',
    heading: 'Create service',
    says: 'The form could not be loaded',
  },
  {
    plugin: 'infra-cost',
    page: '/costs',
    heading: 'Costs',
    says: 'No stacks yet',
  },
  {
    plugin: 'infra-slo',
    page: '/slos',
    heading: 'SLOs',
    says: 'No source of numbers is configured',
  },
];
