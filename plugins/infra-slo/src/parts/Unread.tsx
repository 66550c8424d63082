import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectivePage } from '@infra-portal/infra-common';
import { Note, useLocalised, Verbatim } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';

type Problems = ObjectivePage['problems'];

/** Problems of whole repositories: these have no file to mend. */
export const unreadIn = (problems: Problems): Problems =>
  problems.filter(({ file }) => file === undefined);

/** Repositories of which nobody knows what they promise now. */
export function Unread(props: Pick<ObjectivePage, 'problems'>) {
  const problems = unreadIn(props.problems);
  const { t } = useTranslationRef(infraSloTranslationRef);
  const local = useLocalised();
  if (problems.length === 0) return null;
  return (
    <Note tone="warning" role="status" title={t('unread.title')}>
      {problems.map(({ repository, message }) => (
        <p key={repository}>
          <strong>
            <Verbatim text={repository} />
          </strong>{' '}
          {local(message)}
        </p>
      ))}
    </Note>
  );
}
