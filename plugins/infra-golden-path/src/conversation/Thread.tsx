import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReviewThread } from '@infra-portal/infra-common';
import { StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CommentText } from './CommentText';
import { useDrafts, useTalk } from './Talk';
import { Writing } from './Writing';
import styles from './Talk.module.css';

/** `main.tf:7`, or the lines that a thread is about. */
function placeOf({ path, line, startLine }: ReviewThread): string {
  if (line === undefined) return path;
  return startLine === undefined || startLine === line
    ? `${path}:${line}`
    : `${path}:${startLine}-${line}`;
}

/** What was said of a line, to be answered and resolved. */
export function Thread(props: {
  thread: ReviewThread;
  /** Says which line it is about: it does not stand below it. */
  placed?: boolean;
}) {
  const { thread, placed } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [open, setOpen] = useState<boolean>();
  const isOpen = open ?? !thread.resolved;
  return (
    <section
      className={styles.thread}
      aria-label={t('talk.thread', { place: placeOf(thread) })}
    >
      <div className={styles.threadHead}>
        {placed && (
          <code>
            <Verbatim text={placeOf(thread)} />
          </code>
        )}
        {thread.outdated && (
          <StatusMark tone="unknown">{t('talk.outdated')}</StatusMark>
        )}
        {thread.resolved && (
          <StatusMark tone="good">
            {t('talk.resolvedBy', { login: thread.resolvedBy ?? '?' })}
          </StatusMark>
        )}
        {thread.resolved && (
          <button
            type="button"
            className={styles.plain}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'talk.fold' : 'talk.unfold', {
              count: thread.comments.length,
            })}
          </button>
        )}
      </div>
      {isOpen && (
        <>
          {thread.comments.map(comment => (
            <CommentText key={comment.id} comment={comment} />
          ))}
          <Answer thread={thread} />
        </>
      )}
    </section>
  );
}

/** Answers a thread, or says that it is done with. */
function Answer({ thread }: { thread: ReviewThread }) {
  const { acts, book, head, live, mayWrite } = useTalk();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const body = useDrafts().replies[thread.id];
  const [begun, setBegun] = useState(false);
  if (!mayWrite) return null;
  const isBusy = acts.running !== undefined;
  const close = () => {
    setBegun(false);
    book.setReply(thread.id, '');
  };
  const act = async (order: Parameters<typeof acts.run>[0]) => {
    const isDone = await acts.run(order);
    if (isDone) live.reload();
    return isDone;
  };
  const send = async () => {
    if (!body?.trim()) return;
    const order = { act: 'reply' as const, head, thread: thread.id, body };
    if (await act(order)) close();
  };
  const resolve = () =>
    act({
      act: thread.resolved ? 'unresolve' : 'resolve',
      head,
      thread: thread.id,
    });
  return (
    <div className={styles.answer}>
      {(begun || body !== undefined) && (
        <Writing
          label={t('talk.reply.label')}
          value={body ?? ''}
          onChange={text => book.setReply(thread.id, text)}
          onSend={send}
          focused={begun}
        />
      )}
      <div className={styles.buttons}>
        {begun || body !== undefined ? (
          <>
            <Button
              variant="primary"
              isDisabled={isBusy || !body?.trim()}
              onPress={send}
            >
              {t('talk.reply.send')}
            </Button>
            <Button variant="secondary" onPress={close}>
              {t('talk.discard')}
            </Button>
          </>
        ) : (
          <Button variant="secondary" onPress={() => setBegun(true)}>
            {t('talk.reply')}
          </Button>
        )}
        <Button variant="secondary" isDisabled={isBusy} onPress={resolve}>
          {t(thread.resolved ? 'talk.unresolve' : 'talk.resolve')}
        </Button>
      </div>
    </div>
  );
}
