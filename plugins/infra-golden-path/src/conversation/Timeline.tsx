import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Conversation } from '@infra-portal/infra-common';
import { StatusMark, type Tone } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CommentText } from './CommentText';
import styles from './Talk.module.css';

type Entry = Conversation['timeline'][number];

type Verdict = 'approved' | 'changes-requested';

const TONES: Record<Verdict, Tone> = {
  approved: 'good',
  'changes-requested': 'bad',
};

const verdictOf = (kind: Entry['kind']): Verdict | undefined =>
  kind === 'approved' || kind === 'changes-requested' ? kind : undefined;

/** Verdicts, and comments of no line, the oldest first. */
export function Timeline(props: {
  timeline: Conversation['timeline'];
  /** Commit at the head: verdicts of others are of something older. */
  head: string;
}) {
  const { timeline, head } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  if (timeline.length === 0) {
    return <p className={styles.quiet}>{t('talk.nothing')}</p>;
  }
  return (
    <ol className={styles.timeline}>
      {timeline.map(entry => (
        <li key={entry.id}>
          <CommentText
            comment={entry}
            mark={<Marks entry={entry} head={head} />}
          />
        </li>
      ))}
    </ol>
  );
}

function Marks({ entry, head }: { entry: Entry; head: string }) {
  const { kind, commit, dismissed } = entry;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const verdict = verdictOf(kind);
  const isVerdict = verdict !== undefined && !dismissed;
  return (
    <>
      {verdict && (
        <StatusMark tone={TONES[verdict]}>
          {t(`talk.kind.${verdict}`)}
        </StatusMark>
      )}
      {dismissed && (
        <StatusMark tone="unknown">{t('talk.dismissed')}</StatusMark>
      )}
      {isVerdict && commit && commit !== head && (
        <StatusMark tone="warning">{t('talk.ofOlder')}</StatusMark>
      )}
    </>
  );
}
