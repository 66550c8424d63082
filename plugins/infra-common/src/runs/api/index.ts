export * from './activity';
export * from './locks';
export * from './run';
