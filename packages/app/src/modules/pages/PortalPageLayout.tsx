import { useLocation, useResolvedPath } from 'react-router-dom';
import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
  useTranslationRef,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { PageTabs } from './PageTabs';
import { titleKey } from './titles';
import { useDocumentTitle } from './useDocumentTitle';
import styles from './PageTabs.module.css';

/**
 * Frame of a plugin's page. Differs from core's in that titles and tabs are in
 * the chosen language, that sub-pages are links in a navigation instead of tabs
 * without panels, and that the document gets the page's title.
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
  const { items: breadcrumbs } = useBreadcrumbEntries();
  const { pathname } = useLocation();

  const hasTabs = tabs !== undefined && tabs.length > 0;
  const ownTabs = (tabs ?? []).map(tab => ({
    id: tab.id,
    label: translated(tab.label),
    href: tab.href.startsWith('/') ? tab.href : `${parentPath}/${tab.href}`,
  }));
  const open = ownTabs.find(
    ({ href }) => pathname === href || pathname.startsWith(`${href}/`),
  );
  useDocumentTitle(
    open && title && open.label !== title ? `${open.label} · ${title}` : title,
  );

  if (noHeader) {
    return <>{children}</>;
  }
  const content = (
    <>
      {/* A landmark of its own: some pages keep it outside their main part. */}
      <section
        aria-label={title}
        className={hasTabs ? styles.withTabs : undefined}
      >
        <PluginHeader
          title={title}
          icon={icon}
          titleLink={titleLink}
          breadcrumbs={breadcrumbs.map(entry => ({
            ...entry,
            label: translated(entry.label),
          }))}
          customActions={headerActions}
        />
        {hasTabs && <PageTabs label={title ?? ''} tabs={ownTabs} />}
      </section>
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
