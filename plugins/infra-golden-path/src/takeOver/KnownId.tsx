import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { TakeOverImport } from '@infra-portal/infra-common';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './TakeOver.module.css';

/** An id that the files tell, and the way to tell another one. */
export function KnownId(props: { resource: TakeOverImport; onChange(): void }) {
  const { from, id = '' } = props.resource;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div className={styles.knownId}>
      <code>
        <Verbatim text={id} />
      </code>
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('takeOver.imports.changeOf', { resource: from })}
        onPress={props.onChange}
      >
        {t('takeOver.imports.change')}
      </Button>
    </div>
  );
}
