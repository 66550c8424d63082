import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FileConflict, ServiceRequest } from '@infra-portal/infra-common';
import { Button } from '@backstage/ui';
import { Note, Verbatim } from '@infra-portal/infra-react';
import { FileDiff } from '../consequences/FileDiff';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { ActionName, RequestActionsState } from './useRequestActions';
import styles from './Request.module.css';

/** Files that a person and the golden path changed in different ways, both sides shown. */
export function Conflicts(props: {
  request: ServiceRequest;
  actions: RequestActionsState;
}) {
  const { actions } = props;
  const { conflicts, branch } = props.request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const choice = (action: ActionName, label: string) => (
    <Button
      variant="secondary"
      isPending={actions.running === action}
      onPress={() => actions.run(action)}
    >
      {label}
    </Button>
  );
  return (
    <section className={styles.box} aria-label={t('request.conflict.title')}>
      <Note
        tone="warning"
        title={t('request.conflict.title')}
        actions={
          <>
            {choice('takeTheirs', t('request.conflict.takeTheirs'))}
            {choice('takeOurs', t('request.conflict.takeOurs'))}
          </>
        }
      >
        <p>{t('request.conflict.description')}</p>
        <ol className={styles.steps}>
          <li>
            {t('request.conflict.edit')} <code>{branch}</code>
          </li>
          <li>{t('request.conflict.resume')}</li>
        </ol>
        <p>{t('request.conflict.take')}</p>
      </Note>
      {conflicts.map(conflict => (
        <Conflict key={conflict.path} conflict={conflict} />
      ))}
    </section>
  );
}

function Conflict(props: { conflict: FileConflict }) {
  const { path, base, ours, theirs } = props.conflict;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const side = (text: string | undefined, label: string, gone: string) => (
    <div className={styles.conflictSide}>
      <h3>{label}</h3>
      {text === undefined ? (
        <p className={styles.quiet}>{gone}</p>
      ) : (
        <FileDiff path={`${path}, ${label}`} before={base} after={text} />
      )}
    </div>
  );
  return (
    <details className={styles.conflict} open>
      <summary>
        <Verbatim text={path} />
      </summary>
      <div className={styles.sides}>
        {side(ours, t('request.conflict.ours'), t('request.conflict.oursGone'))}
        {side(
          theirs,
          t('request.conflict.theirs'),
          t('request.conflict.theirsGone'),
        )}
      </div>
    </details>
  );
}
