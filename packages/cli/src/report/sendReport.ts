import {
  REPORT_SIGNATURE_HEADER,
  type ReportAnswer,
  reportAnswerSchema,
  type ReportInput,
} from '@infra-portal/infra-common';
import { createHmac } from 'node:crypto';
import { deliver, type Receiver } from './deliver';

export type Unsent = Omit<ReportInput, 'sentAt'>;

/**
 * Signs a report and posts it, again while the portal is away.
 * @throws CommandFailure with what the portal said
 */
export function sendReport(
  report: Unsent,
  receiver: Receiver,
): Promise<ReportAnswer> {
  // Signed anew each time: the portal takes no old ones.
  const next = () => {
    const body = JSON.stringify({
      ...report,
      sentAt: new Date().toISOString(),
    });
    const sum = createHmac('sha256', receiver.secret).update(body);
    const signature = `sha256=${sum.digest('hex')}`;
    return {
      path: '/api/infra-stacks/reports',
      headers: { [REPORT_SIGNATURE_HEADER]: signature },
      body,
    };
  };
  return deliver(next, reportAnswerSchema, receiver);
}
