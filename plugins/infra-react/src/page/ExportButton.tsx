import { useState } from 'react';
import { toError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { messageOf } from '../state/errors';
import { Verbatim } from '../text/Verbatim';
import { infraReactTranslationRef } from '../translation/ref';
import styles from './Page.module.css';

/** Saves all that fits, not only what is on the page, as a file. */
export function ExportButton(props: {
  /** Name of the file. */
  file: string;
  load(): Promise<Blob>;
}) {
  const { t } = useTranslationRef(infraReactTranslationRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile(props.file, await props.load());
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span>
      {error && (
        <span role="alert" className={styles.quiet}>
          {t('export.failed')} <Verbatim text={messageOf(error)} />{' '}
        </span>
      )}
      <Button
        size="small"
        variant="secondary"
        isPending={busy}
        iconStart={<RiDownloadLine />}
        onPress={save}
      >
        {t('export.csv')}
      </Button>
    </span>
  );
}

/** The answer needs the reader's token, so a plain link would not do. */
function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has it once the click is handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
