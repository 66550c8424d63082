import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Age, Markdown, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { firstLine, isFolded } from './folded';
import styles from './Talk.module.css';

/** What somebody wrote at GitHub, with who and when. */
export function CommentText(props: {
  comment: {
    author: string;
    body: string;
    createdAt: string;
    editedAt?: string;
    url: string;
  };
  /** Stands beside the author: a verdict. */
  mark?: ReactNode;
}) {
  const { comment, mark } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const href = safeHref(comment.url);
  return (
    <article className={styles.comment}>
      <header className={styles.by}>
        <strong>
          <Verbatim text={comment.author} />
        </strong>
        {mark}
        <Age at={comment.createdAt} />
        {comment.editedAt && <span>{t('talk.edited')}</span>}
        {href && (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {t('talk.atGitHub')}
          </a>
        )}
      </header>
      <CommentBody author={comment.author} body={comment.body} />
    </article>
  );
}

/** Its first line stands for it where it is long, as what programs print is. */
function CommentBody({ author, body }: { author: string; body: string }) {
  if (body.trim() === '') return null;
  const text = <Markdown text={body} level={4} flat />;
  if (!isFolded(author, body)) return text;
  return (
    <details className={styles.folded}>
      <summary>
        <Verbatim text={firstLine(body)} />
      </summary>
      {text}
    </details>
  );
}
