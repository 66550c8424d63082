import { lazy, Suspense, useRef, type ReactNode } from 'react';
import { SidebarPinStateProvider } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMediaQuery } from '@infra-portal/infra-react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { useContentMarkup } from './useContentMarkup';
import { useSidebarPin } from './useSidebarPin';
import styles from './AppShell.module.css';

const VisitRecorder = lazy(() =>
  import('./VisitRecorder').then(m => ({ default: m.VisitRecorder })),
);

/** Screens narrower than this get the top bar instead of the side navigation. */
export const NARROW = '(max-width: 767px)';

/** Frame of every page behind sign-in: skip link, navigation, content. */
export function AppShell(props: { nav: ReactNode; children: ReactNode }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const [isPinned, toggle] = useSidebarPin();
  const isMobile = useMediaQuery(NARROW);
  const content = useRef<HTMLDivElement>(null);
  const role = useContentMarkup(content, t('shell.loading'));
  return (
    <SidebarPinStateProvider
      value={{ isPinned, toggleSidebarPinState: toggle, isMobile }}
    >
      <a className={styles.skip} href="#content">
        {t('shell.skipToContent')}
      </a>
      <div className={styles.shell}>
        {props.nav}
        <div
          ref={content}
          id="content"
          role={role}
          tabIndex={-1}
          className={styles.content}
        >
          {props.children}
        </div>
      </div>
      <Suspense fallback={null}>
        <VisitRecorder />
      </Suspense>
    </SidebarPinStateProvider>
  );
}
