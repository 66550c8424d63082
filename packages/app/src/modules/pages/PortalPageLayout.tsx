import { useMemo } from 'react';
import { useResolvedPath } from 'react-router-dom';
import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
  useTranslationRef,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { titleKey } from './titles';
import { useDocumentTitle } from './useDocumentTitle';

/**
 * Frame of a plugin's page. Differs from core's in that titles and tabs are in
 * the chosen language and that the document gets the page's title.
 */
export function PortalPageLayout(props: PageLayoutProps) {
  const { icon, noHeader, titleLink, headerActions, tabs, children } = props;
  const { t } = useTranslationRef(portalTranslationRef);
  const translated = (text: string) => {
    const key = titleKey(text);
    return key ? t(`titles.${key}`) : text;
  };
  const title = props.title && translated(props.title);
  const parentPath = useResolvedPath('.').pathname.replace(/\/$/, '');
  const headerTabs = useMemo(
    () =>
      tabs?.map(tab => ({
        id: tab.id,
        label: translated(tab.label),
        href: tab.href.startsWith('/') ? tab.href : `${parentPath}/${tab.href}`,
        matchStrategy: 'prefix' as const,
      })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `t` changes with the language
    [tabs, parentPath, t],
  );
  const { items: breadcrumbs } = useBreadcrumbEntries();
  useDocumentTitle(title);

  if (noHeader) {
    return <>{children}</>;
  }
  const content = (
    <>
      <PluginHeader
        title={title}
        icon={icon}
        titleLink={titleLink}
        breadcrumbs={breadcrumbs}
        tabs={headerTabs}
        customActions={headerActions}
      />
      {children}
    </>
  );
  if (!title) {
    return content;
  }
  return (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (parentPath || '/') }}
    >
      {content}
    </BreadcrumbEntry>
  );
}
