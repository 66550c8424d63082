import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { AskDialog } from './AskDialog';
import type { BarAct } from './barOf';
import { useDrafts, useTalk } from './Talk';
import { Writing } from './Writing';
import styles from './Talk.module.css';

/** What a review says as a whole; it goes out with all comments on lines. */
export function ActDialog(props: { act: BarAct; onClose(): void }) {
  const { onClose } = props;
  const act = props.act as Exclude<BarAct, 'merge'>;
  const { acts, book, head, live } = useTalk();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { comments, summary } = useDrafts();
  // What is empty was begun and not written.
  const sending = comments.filter(({ body }) => body.trim() !== '');
  const needsWords =
    act === 'request-changes' || (act === 'comment' && sending.length === 0);
  const isDisabled = needsWords && summary.trim() === '';
  const send = async () => {
    if (isDisabled) return;
    onClose();
    const isDone = await acts.run({
      ...{ act, head, body: summary },
      ...(sending.length > 0 && {
        comments: sending.map(({ path, line, startLine, side, body }) => ({
          ...{ path, line, side, body },
          ...(startLine !== undefined && { startLine }),
        })),
      }),
    });
    if (!isDone) return;
    book.forgetSent({ comments: sending, summary });
    live.reload();
  };
  return (
    <AskDialog
      title={t(`talk.dialog.${act}.title`)}
      confirm={t(`talk.dialog.${act}.confirm`)}
      isDisabled={isDisabled}
      onClose={onClose}
      onConfirm={send}
    >
      <Writing
        label={t(needsWords ? 'talk.summary.needed' : 'talk.summary')}
        value={summary}
        onChange={text => book.change({ summary: text })}
        onSend={send}
        rows={5}
        focused
      />
      {sending.length > 0 && (
        <>
          <p>{t('talk.sending', { count: sending.length })}</p>
          <ul className={styles.sending}>
            {sending.map(({ id, path, line }) => (
              <li key={id}>
                <code>
                  <Verbatim text={`${path}:${line}`} />
                </code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.quiet}>{t('talk.inYourName')}</p>
    </AskDialog>
  );
}
