/**
 * The vocabulary of the infra plugins, for browser and server.
 *
 * @packageDocumentation
 */

export * from './cost';
export * from './exceptions';
export * from './golden-path';
export * from './reviews';
export * from './runs';
export * from './slo';
export * from './drift';
export * from './lists';
export * from './reports';
export * from './standards';
export * from './stacks';
export * from './takeOver';
export * from './texts';
export * from './upgrades';
export * from './validation';
export * from './value';
