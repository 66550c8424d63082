import { memo } from 'react';
import { Verbatim, visibleText } from '@infra-portal/infra-react';
import type { Piece } from './colours/types';
import { cutBy, type WordPiece } from './words';
import styles from './Diff.module.css';

type Drawn = Piece & { changed?: boolean };

function PlainCodeText(props: {
  text: string;
  pieces?: Piece[];
  /** What changed within the line. */
  words?: WordPiece[];
}) {
  const { text, pieces, words } = props;
  const parts = visibleText(text);
  const hides = parts.some(part => part.kind === 'hidden');
  // A mark for what cannot be seen says more than a colour.
  if ((!pieces && !words) || hides) return <Verbatim text={text} />;
  const own: Drawn[] = pieces ?? [{ text }];
  const drawn = words ? cutBy(own, words) : own;
  return (
    <bdi>
      {drawn.map(({ colour, changed, text: part }, at) =>
        colour || changed ? (
          // eslint-disable-next-line react/no-array-index-key -- pieces have no other name
          <span
            key={at}
            className={colour && styles[colour]}
            data-word={changed || undefined}
          >
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}

/** A line of a file that somebody else wrote, exactly; coloured where it can be. */
export const CodeText = memo(PlainCodeText);
