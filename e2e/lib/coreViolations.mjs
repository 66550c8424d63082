/**
 * Accessibility violations inside Backstage's own components that neither our
 * theme nor our modules can reach. The list may only shrink: each entry names
 * the rule, the component, and where it is.
 */
export const coreViolations = [];
