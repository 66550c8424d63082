import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowUpLine,
  RiFileCopyLine,
  RiSkipDownLine,
  RiSkipUpLine,
} from '@remixicon/react';
import { patchOfExcerpt, type PreviewFile } from '@infra-portal/infra-common';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './Files.module.css';

/** Of a long file only what changes is here to be copied. */
const textOf = ({ path, before, after, excerpt }: PreviewFile) =>
  excerpt ? patchOfExcerpt(path, excerpt) : after ?? before ?? '';

/** Ways from an open file to its neighbours and changes, and its text to copy. */
export function FileToolbar(props: {
  file: PreviewFile;
  position: number;
  total: number;
  onStep(step: 1 | -1): void;
  onChangeStep(step: 1 | -1): void;
}) {
  const { file, position, total, onStep, onChangeStep } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = () =>
    navigator.clipboard.writeText(textOf(file)).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  const copyTexts = {
    yes: t('consequences.diff.copied'),
    no: t('consequences.diff.copyFailed'),
  };
  return (
    <div className={styles.toolbar}>
      <span className={styles.position}>
        {t('consequences.files.position', {
          position: String(position),
          total: String(total),
        })}
      </span>
      <span role="status" className={styles.copied}>
        {copied && copyTexts[copied]}
      </span>
      <span className={styles.tools}>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('consequences.diff.previousChange')}
          icon={<RiArrowUpLine size={16} />}
          onPress={() => onChangeStep(-1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('consequences.diff.nextChange')}
          icon={<RiArrowDownLine size={16} />}
          onPress={() => onChangeStep(1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('consequences.files.previous')}
          icon={<RiSkipUpLine size={16} />}
          isDisabled={position === 1}
          onPress={() => onStep(-1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('consequences.files.next')}
          icon={<RiSkipDownLine size={16} />}
          isDisabled={position === total}
          onPress={() => onStep(1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={
            file.excerpt
              ? t('consequences.diff.copyPatch')
              : t('consequences.diff.copy')
          }
          icon={<RiFileCopyLine size={16} />}
          onPress={copy}
        />
      </span>
    </div>
  );
}
