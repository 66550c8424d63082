import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Sets the tab's title to `<page> · <portal>` while the page is shown. */
export function useDocumentTitle(page: string | undefined): void {
  const portal =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Infra Portal';
  useEffect(() => {
    document.title = page ? `${page} · ${portal}` : portal;
  }, [page, portal]);
}
