export { costReportAnswerSchema, type CostReportAnswer } from './answer';
export { MOST_REPORT_BYTES } from './decode';
export { CostReportError, type CostReportFault } from './error';
export { costProjectKey } from './identity';
export { repositoryOf as costRepositoryOf } from './origin';
export { readCostReport, type CostReportOptions } from './readCostReport';
export * from './types';
export * from './matchProject';
