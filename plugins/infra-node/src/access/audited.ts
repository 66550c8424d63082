import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

type Request = Parameters<AuditorService['createEvent']>[0]['request'];

export interface Audited {
  /** `request-mutate` */
  eventId: string;
  meta: Record<string, string | boolean | undefined>;
}

/** Does something that changes things, and writes down who did it and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  request: Request,
  { eventId, meta }: Audited,
  task: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta,
  });
  try {
    const result = await task();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
