export * from './clean';
export * from './comments';
export { readCounts } from './counts';
export { type Identity, splitTarget } from './identity';
export { joinPieces } from './pieces';
export * from './planText';
export * from './requests';
export type { CommentSection } from './sections';
export * from './statuses';
