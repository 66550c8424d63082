import type { ServiceRequest } from '@infra-portal/infra-common';
import { useLocalised, Verbatim } from '@infra-portal/infra-react';

/** What went wrong, and what to do about it, in the reader's language. */
export function Reason(props: {
  failure: Pick<NonNullable<ServiceRequest['failure']>, 'message' | 'remedy'>;
}) {
  const { message, remedy } = props.failure;
  const localise = useLocalised();
  return (
    <>
      <p>
        <Verbatim text={localise(message)} />
      </p>
      {remedy && (
        <p>
          <Verbatim text={localise(remedy)} />
        </p>
      )}
    </>
  );
}
