import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiBox3Line, RiShareLine, RiStackLine } from '@remixicon/react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './KindMark.module.css';

/** What something is: a product's stack, one that all share, or a module. */
export type Kind = 'product' | 'shared' | 'module';

const ICONS = {
  product: RiStackLine,
  shared: RiShareLine,
  module: RiBox3Line,
} as const;

/** The kind in a word, with an icon and a frame of its own. */
export function KindMark({ kind }: { kind: Kind }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const Icon = ICONS[kind];
  return (
    <span className={styles.mark} data-kind={kind}>
      <Icon size={14} aria-hidden="true" />
      {t(`kind.${kind}`)}
    </span>
  );
}
