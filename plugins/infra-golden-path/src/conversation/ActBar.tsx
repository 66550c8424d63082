import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import type { Conversation } from '@infra-portal/infra-common';
import { safeHref } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { ActDialog } from './ActDialog';
import { BAR_ACTS, type BarAct, barOf } from './barOf';
import { MergeDialog } from './MergeDialog';
import { Said } from './Said';
import { useDrafts, useTalk } from './Talk';
import styles from './Talk.module.css';

/** Approves, asks for changes, comments and merges in one's own name. */
export function ActBar() {
  const talk = useTalk();
  const conversation = talk.live.value;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (!conversation) return null;
  return (
    <section className={styles.bar} aria-label={t('talk.bar')}>
      <Said />
      {talk.mayWrite || talk.mayMerge ? (
        <Acts conversation={conversation} />
      ) : (
        <Elsewhere url={conversation.url} />
      )}
    </section>
  );
}

/** Who may not act here may do so at GitHub. */
function Elsewhere({ url }: { url: string }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div className={styles.barRow}>
      <p className={styles.words}>{t('talk.notAllowed')}</p>
      <ButtonLink
        variant="secondary"
        href={safeHref(url)}
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('talk.toGitHub')}
      </ButtonLink>
    </div>
  );
}

function Acts({ conversation }: { conversation: Conversation }) {
  const talk = useTalk();
  const { book, acts } = talk;
  const { comments } = useDrafts();
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [asking, setAsking] = useState<BarAct>();
  const bars = BAR_ACTS.map(act => ({
    act,
    bar: barOf(act, conversation, talk),
  }));
  const reasons = new Set(bars.flatMap(({ bar }) => bar ?? []));
  const close = () => setAsking(undefined);
  const Dialog = asking === 'merge' ? MergeDialog : ActDialog;
  return (
    <>
      <div className={styles.barRow}>
        <div className={styles.words}>
          {comments.length > 0 && (
            <p className={styles.pending}>
              {t('talk.pending', { count: comments.length })}
            </p>
          )}
          {[...reasons].map(reason => (
            <p key={reason}>{t(`talk.bar.${reason}`)}</p>
          ))}
          {!book.kept && <p>{t('talk.notKept')}</p>}
        </div>
        <div className={styles.buttons}>
          {bars.map(({ act, bar }) => (
            <Button
              key={act}
              variant={act === 'approve' ? 'primary' : 'secondary'}
              isDisabled={bar !== undefined || acts.running !== undefined}
              onPress={() => setAsking(act)}
            >
              {t(`talk.act.${act}`)}
            </Button>
          ))}
        </div>
      </div>
      {asking && (
        <Dialog act={asking} conversation={conversation} onClose={close} />
      )}
    </>
  );
}
