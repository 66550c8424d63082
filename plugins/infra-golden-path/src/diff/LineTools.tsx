import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiChat1Line, RiLinkM } from '@remixicon/react';
import type { ReviewOrigin } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { writeAddress } from './address';
import { useDiffHost } from './DiffHost';
import { OriginText } from './OriginText';
import type { LinePlace } from './slots';
import styles from './Diff.module.css';

/** What can be done with the line that is marked, and where it comes from. */
export function LineTools(props: {
  path: string;
  place: LinePlace;
  origins: readonly ReviewOrigin[];
  onComment?(place: LinePlace): void;
}) {
  const { path, place, origins, onComment } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { page } = useDiffHost();
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    navigator.clipboard.writeText(page + writeAddress({ path, place })).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  const said = {
    yes: t('consequences.diff.copied'),
    no: t('consequences.diff.copyFailed'),
  };
  const origin =
    place.side === 'after'
      ? origins.find(({ from, to }) => place.line >= from && place.line <= to)
      : undefined;
  return (
    <div role="row" className={styles.below}>
      <div role="cell" className={styles.tools}>
        <button type="button" onClick={copy}>
          <RiLinkM size={14} aria-hidden="true" />
          {t('diff.line.copy')}
        </button>
        {onComment && (
          <button type="button" onClick={() => onComment(place)}>
            <RiChat1Line size={14} aria-hidden="true" />
            {t('diff.line.comment')}
          </button>
        )}
        <span role="status">{copied && said[copied]}</span>
        {origin && <OriginText origin={origin} />}
      </div>
    </div>
  );
}
