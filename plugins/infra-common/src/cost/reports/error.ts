/** What is wrong with a report as a whole. */
export type CostReportFault =
  | 'too-large'
  | 'encoding'
  | 'truncated'
  | 'syntax'
  | 'too-deep'
  | 'format'
  | 'currency';

/**
 * A report that cannot be read at all. The message says what is wrong, where,
 * and how to put it right; nothing of the report is to be kept.
 */
export class CostReportError extends Error {
  constructor(readonly fault: CostReportFault, message: string) {
    super(message);
    this.name = 'CostReportError';
  }
}
