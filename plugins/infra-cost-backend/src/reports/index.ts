export { CostReports } from './CostReports';
export { createReportRouter } from './createReportRouter';
export { readReportTokens, ReportTokens } from './readReportTokens';
export { type KeptReport, ReportStore } from './ReportStore';
