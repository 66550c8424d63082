import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Names the browser's tab after what is on the page, as long as it is there. */
export function useTabTitle(title: string | undefined): void {
  const portal = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    if (!title) return undefined;
    const before = document.title;
    document.title = [title, portal].filter(Boolean).join(' · ');
    return () => {
      document.title = before;
    };
  }, [title, portal]);
}
