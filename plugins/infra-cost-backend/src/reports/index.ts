export { CostReports } from './CostReports';
export { createReportRouter } from './createReportRouter';
export { readReportTokens, ReportTokens } from './readReportTokens';
export { ReportStore } from './ReportStore';
