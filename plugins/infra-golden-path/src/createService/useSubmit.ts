import { useCallback, useRef, useState } from 'react';
import type { ServiceRequest, SubmitRequest } from '@infra-portal/infra-common';
import { refusalOf, type GoldenPathApi, type Refusal } from '../api';

/**
 * Sends once: pressed again while it is on its way, nothing happens. After a
 * refusal it can be sent again; the server makes nothing twice.
 */
export function useSubmit(
  api: Pick<GoldenPathApi, 'submit'>,
  onDone: (request: ServiceRequest) => void,
): {
  sending: boolean;
  refusal?: Refusal;
  submit(request: SubmitRequest): Promise<Refusal | undefined>;
  forget(): void;
} {
  const busy = useRef(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const submit = useCallback(
    async (request: SubmitRequest) => {
      if (busy.current) return undefined;
      busy.current = true;
      setSending(true);
      setRefusal(undefined);
      try {
        onDone(await api.submit(request));
        return undefined;
      } catch (error) {
        const reason = refusalOf(error);
        setRefusal(reason);
        return reason;
      } finally {
        busy.current = false;
        setSending(false);
      }
    },
    [api, onDone],
  );
  const forget = useCallback(() => setRefusal(undefined), []);
  return { sending, refusal, submit, forget };
}
