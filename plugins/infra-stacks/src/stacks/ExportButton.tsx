import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { messageOf, Verbatim } from '@infra-portal/infra-react';
import { RiDownloadLine } from '@remixicon/react';
import { toError } from '@backstage/errors';
import { stacksApiRef } from '../api';
import { infraStacksTranslationRef } from '../translation/ref';
import type { ListFilter } from './filter';
import page from '../parts/Page.module.css';

/** Saves every stack that fits, not only those on the page, as a file. */
export function ExportButton({ filter }: { filter: ListFilter }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApi(stacksApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      saveFile('stacks.csv', await api.stacksCsv(filter));
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span>
      {error && (
        <span role="alert" className={page.quiet}>
          {t('stacks.export.failed')} <Verbatim text={messageOf(error)} />{' '}
        </span>
      )}
      <Button
        size="small"
        variant="secondary"
        isPending={busy}
        iconStart={<RiDownloadLine />}
        onPress={save}
      >
        {t('stacks.export')}
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
