import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { Verbatim } from '@infra-portal/infra-react';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Objective.module.css';

/** Code with a button that copies it. */
export function CopyText(props: {
  text: string;
  /** What is copied, for whoever hears the button only. */
  name?: string;
}) {
  const { text, name } = props;
  const { t } = useTranslationRef(infraSloTranslationRef);
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(t('objective.copied')),
      () => setSaid(t('objective.copyFailed')),
    );
  return (
    <div className={styles.code}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <pre tabIndex={0}>
        <Verbatim text={text} />
      </pre>
      <Button
        size="small"
        variant="secondary"
        aria-label={name && `${t('objective.copy')}: ${name}`}
        onPress={() => {
          copy();
        }}
      >
        {t('objective.copy')}
      </Button>{' '}
      <span role="status">{said}</span>
    </div>
  );
}
