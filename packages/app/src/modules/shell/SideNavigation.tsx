import { Link } from 'react-router-dom';
import { useSidebarPinState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiSearchLine,
  RiSidebarFoldLine,
  RiSidebarUnfoldLine,
} from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { BrandMark } from './BrandMark';
import { NavRows, type NavPages } from './NavLinks';
import { NotificationsRow } from './NotificationsRow';
import { SandboxBadge } from './SandboxBadge';
import { useSearch } from './SearchDialog';
import styles from './Navigation.module.css';

/** Navigation of wide screens: a column that can be folded to its icons. */
export function SideNavigation({ pages }: { pages: NavPages }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const { isPinned, toggleSidebarPinState } = useSidebarPinState();
  const search = useSearch();
  const foldLabel = isPinned ? t('shell.collapse') : t('shell.expand');
  return (
    <header className={styles.side} data-folded={!isPinned}>
      <div className={styles.brandRow}>
        <Link to="/" className={styles.brand} aria-label={t('shell.home')}>
          <BrandMark />
          <span className={styles.brandName}>Infra Portal</span>
        </Link>
        {isPinned && <SandboxBadge />}
      </div>
      <button
        type="button"
        className={styles.search}
        title={t('shell.search')}
        aria-keyshortcuts={search.ariaShortcut}
        onClick={search.open}
        aria-haspopup="dialog"
      >
        <RiSearchLine size={18} aria-hidden="true" />
        <span className={styles.label}>{t('shell.search')}</span>
        <kbd className={styles.keys}>{search.shortcut}</kbd>
      </button>
      <nav className={styles.nav} aria-label={t('shell.navigation')}>
        <ul className={styles.list}>
          <NavRows pages={pages.main} />
        </ul>
        <ul className={styles.list}>
          <NotificationsRow />
          <NavRows pages={pages.foot} />
          <li>
            <button
              type="button"
              className={styles.row}
              aria-expanded={isPinned}
              title={foldLabel}
              onClick={toggleSidebarPinState}
            >
              <span className={styles.icon} aria-hidden="true">
                {isPinned ? (
                  <RiSidebarFoldLine size={20} />
                ) : (
                  <RiSidebarUnfoldLine size={20} />
                )}
              </span>
              <span className={styles.label}>{foldLabel}</span>
            </button>
          </li>
        </ul>
      </nav>
      {search.dialog}
    </header>
  );
}
