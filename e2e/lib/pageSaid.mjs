/** Begins what a page said when a test failed. */
export const PAGE_SAID = 'When the test failed,';
