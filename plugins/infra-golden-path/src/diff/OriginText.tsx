import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReviewOrigin } from '@infra-portal/infra-common';
import { safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useDiffHost } from './DiffHost';
import styles from './Diff.module.css';

/** Which place of the golden path, and which answers, a line was made of. */
export function OriginText({ origin }: { origin: ReviewOrigin }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { intent } = useDiffHost();
  const { file, line, url } = origin.source;
  const href = safeHref(url);
  const place = <Verbatim text={`${file}:${line}`} />;
  return (
    <span className={styles.origin}>
      {t('diff.origin.from')}{' '}
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {place}
        </a>
      ) : (
        <code>{place}</code>
      )}
      {origin.fields.length > 0 && (
        <>
          {' · '}
          {t('diff.origin.fields')}{' '}
          {origin.fields.map((field, at) => (
            <span key={field.join('.')}>
              {at > 0 && ', '}
              <code title={intent}>
                <Verbatim text={field.join('.')} />
              </code>
            </span>
          ))}
        </>
      )}
    </span>
  );
}
