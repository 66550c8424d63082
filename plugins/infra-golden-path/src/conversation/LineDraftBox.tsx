import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Markdown, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { LineDraft } from './DraftBook';
import { useDrafts, useTalk } from './Talk';
import { Writing } from './Writing';
import styles from './Talk.module.css';

const placeOf = ({ path, line }: LineDraft) => `${path}:${line}`;

/** A comment on a line that nobody else sees yet. */
export function LineDraftBox(props: { id: string; placed?: boolean }) {
  const { comments, summary } = useDrafts();
  const draft = comments.find(({ id }) => id === props.id);
  if (!draft) return null;
  return <Box draft={draft} placed={props.placed} summary={summary} />;
}

function Box(props: { draft: LineDraft; placed?: boolean; summary: string }) {
  const { draft, placed, summary } = props;
  const { book, head } = useTalk();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const isOld = draft.head !== head;
  const discard = () => book.removeComment(draft.id);
  const close = () =>
    draft.body.trim() === ''
      ? discard()
      : book.setComment(draft.id, { open: false });
  /** A line that is gone takes no comment any more; the words are kept. */
  const intoText = () => {
    const said = `\`${placeOf(draft)}\`: ${draft.body}`;
    book.change({ summary: summary === '' ? said : `${summary}\n\n${said}` });
    discard();
  };
  return (
    <section
      className={styles.thread}
      data-draft="true"
      aria-label={t('talk.draft', { place: placeOf(draft) })}
    >
      <div className={styles.threadHead}>
        {placed && (
          <code>
            <Verbatim text={placeOf(draft)} />
          </code>
        )}
        <StatusMark tone="active">{t('talk.draft.notSent')}</StatusMark>
        {isOld && (
          <StatusMark tone="warning">{t('talk.draft.older')}</StatusMark>
        )}
      </div>
      {draft.open ? (
        <Writing
          label={t('talk.draft.label', { line: String(draft.line) })}
          value={draft.body}
          onChange={body => book.setComment(draft.id, { body, head })}
          onSend={close}
          onEscape={close}
          focused
        />
      ) : (
        <Markdown text={draft.body} level={4} flat />
      )}
      <div className={styles.buttons}>
        {draft.open ? (
          <Button
            variant="primary"
            isDisabled={draft.body.trim() === ''}
            onPress={close}
          >
            {t('talk.draft.keep')}
          </Button>
        ) : (
          <Button
            variant="secondary"
            onPress={() => book.setComment(draft.id, { open: true })}
          >
            {t('talk.draft.edit')}
          </Button>
        )}
        {isOld && !draft.open && (
          <Button variant="secondary" onPress={intoText}>
            {t('talk.draft.intoText')}
          </Button>
        )}
        <Button variant="secondary" onPress={discard}>
          {t('talk.discard')}
        </Button>
      </div>
    </section>
  );
}
