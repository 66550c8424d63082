/** What the golden-path backend and its callers say to each other. */
export * from './form';
export * from './gates';
export * from './preview';
export * from './requests';
