/**
 * The vocabulary of the infra plugins, for browser and server.
 *
 * @packageDocumentation
 */

export * from './cost';
export * from './golden-path';
export * from './runs';
export * from './slo';
export * from './drift';
export * from './reports';
export * from './standards';
export * from './stacks';
export * from './texts';
export * from './validation';
