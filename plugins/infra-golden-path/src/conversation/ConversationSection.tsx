import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveCard } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { LineDraftBox } from './LineDraftBox';
import { useDrafts, useTalk } from './Talk';
import { Thread } from './Thread';
import { Timeline } from './Timeline';
import styles from './Talk.module.css';

/** What was said of a pull request. */
export function ConversationSection(props: {
  /** Threads too: the page shows no files that they could stand in. */
  threads?: boolean;
}) {
  const { live } = useTalk();
  const { comments } = useDrafts();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <LiveCard
      title={t('talk.title')}
      live={live}
      missing={{
        title: t('talk.missing.title'),
        description: t('talk.missing.description'),
      }}
    >
      {({ threads, timeline, head }) => (
        <div className={styles.talk}>
          <Timeline timeline={timeline} head={head} />
          {props.threads && threads.length > 0 && (
            <h4 className={styles.heading}>{t('talk.threads')}</h4>
          )}
          {props.threads &&
            threads.map(thread => (
              <Thread key={thread.id} thread={thread} placed />
            ))}
          {props.threads &&
            comments.map(draft => (
              <LineDraftBox key={draft.id} id={draft.id} placed />
            ))}
        </div>
      )}
    </LiveCard>
  );
}
