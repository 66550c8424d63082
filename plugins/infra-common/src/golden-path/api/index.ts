/** What the golden-path backend and its callers say to each other. */
export * from './commands';
export * from './form';
export * from './gates';
export * from './lane';
export * from './declared';
export * from './difference';
export * from './preview';
export * from './realPlan';
export * from './requests';
export * from './retirement';
