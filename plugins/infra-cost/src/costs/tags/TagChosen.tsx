import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Verbatim } from '@infra-portal/infra-react';
import { infraCostTranslationRef } from '../../translation/ref';
import { type PageFilter, untagged } from '../filter';
import { useKeyText } from '../useKeyText';
import styles from './Tags.module.css';

/** The group of a tag that the page is narrowed to, and the way back. */
export function TagChosen(props: {
  filter: PageFilter;
  onChange(filter: PageFilter): void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const keyText = useKeyText();
  const { tag } = filter;
  if (!tag) return null;
  const { key, item } = tag;
  const value = keyText(`tag:${key}`, item);
  return (
    <div className={styles.chosen} role="status">
      <strong>
        <Verbatim text={t('tags.filter', { key, value })} />
      </strong>
      <span className={styles.quiet}>{t('tags.filter.note')}</span>
      <Button
        size="small"
        variant="secondary"
        onPress={() => onChange(untagged(filter))}
      >
        {t('tags.filter.clear')}
      </Button>
    </div>
  );
}
