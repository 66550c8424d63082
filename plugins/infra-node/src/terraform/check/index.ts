export { checkModule, type CheckContext } from './checkModule';
export { FINDING_CODES, type FindingCode } from './codes';
export type { Finding } from './report';
