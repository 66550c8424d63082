import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectiveDetail } from '@infra-portal/infra-common';
import {
  columnStyles as columns,
  safeHref,
  StatusMark,
  type Tone,
  Verbatim,
} from '@infra-portal/infra-react';
import { CopyText } from '../CopyText';
import { infraSloTranslationRef } from '../../translation/ref';
import styles from '../Objective.module.css';

type Piece = ObjectiveDetail['pieces'][number];

const TONES: Record<Piece['state'], Tone> = {
  present: 'good',
  missing: 'warning',
  outdated: 'warning',
};

/** A path as a shell takes it: whatever it has in it, it is one word. */
const quoted = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

/** What an objective should have beside its file, and how to get what is missing. */
export function Pieces({ detail }: { detail: ObjectiveDetail }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  if (detail.pieces.length === 0) return null;
  return (
    <section className={columns.facts} aria-label={t('pieces.title')}>
      <h2>{t('pieces.title')}</h2>
      <ul className={styles.pieces}>
        {detail.pieces.map(piece => (
          <li key={piece.kind}>
            <span className={styles.pieceHead}>
              <PieceName piece={piece} />
              <StatusMark tone={TONES[piece.state]}>
                {t(`pieces.${piece.state}`)}
              </StatusMark>
            </span>
            {piece.path && (
              <code className={styles.path}>
                <Verbatim text={piece.path} />
              </code>
            )}
            {piece.state !== 'present' && (
              <NextStep kind={piece.kind} file={detail.file.path} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PieceName({ piece }: { piece: Piece }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const href = safeHref(piece.url);
  const name = t(`pieces.${piece.kind}`);
  return href ? (
    <a href={href} target="_blank" rel="noreferrer">
      {name}
    </a>
  ) : (
    <span>{name}</span>
  );
}

function NextStep({ kind, file }: { kind: Piece['kind']; file: string }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  return (
    <>
      <p>{t(`pieces.next.${kind}`)}</p>
      {kind === 'rules' && (
        <CopyText text={`infra-portal slo compile ${quoted(file)}`} />
      )}
    </>
  );
}
