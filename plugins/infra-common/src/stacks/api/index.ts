export * from './dependencies';
export * from './findings';
export * from './fixes';
export * from './modules';
export * from './products';
export * from './stacks';
export * from './views';
