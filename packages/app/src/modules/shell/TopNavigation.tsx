import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCloseLine, RiMenuLine, RiSearchLine } from '@remixicon/react';
import { LanguageSwitch } from '../language/LanguageSwitch';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { BrandMark } from './BrandMark';
import { NavRows, type NavPages } from './NavLinks';
import { NotificationsRow } from './NotificationsRow';
import { SandboxBadge } from './SandboxBadge';
import { useSearch } from './SearchDialog';
import styles from './Navigation.module.css';

/** Navigation of narrow screens: a bar on top and a sheet with the entries. */
export function TopNavigation({ pages }: { pages: NavPages }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const search = useSearch();
  const sheet = useRef<HTMLDialogElement>(null);
  const { pathname } = useLocation();
  const close = () => sheet.current?.close();
  useEffect(() => sheet.current?.close(), [pathname]);
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand} aria-label={t('shell.home')}>
        <BrandMark />
        <span className={styles.brandName}>Infra Portal</span>
      </Link>
      <SandboxBadge />
      <button
        type="button"
        className={styles.iconButton}
        onClick={search.open}
        aria-label={t('shell.search')}
        aria-haspopup="dialog"
      >
        <RiSearchLine size={22} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.iconButton}
        onClick={() => sheet.current?.showModal()}
        aria-label={t('shell.openMenu')}
        aria-haspopup="dialog"
      >
        <RiMenuLine size={22} aria-hidden="true" />
      </button>
      <dialog ref={sheet} className={styles.sheet} aria-label={t('shell.menu')}>
        <div className={styles.sheetHead}>
          <LanguageSwitch />
          <button
            type="button"
            className={styles.iconButton}
            onClick={close}
            aria-label={t('shell.closeMenu')}
          >
            <RiCloseLine size={22} aria-hidden="true" />
          </button>
        </div>
        <nav aria-label={t('shell.navigation')}>
          <ul className={styles.list}>
            <NavRows pages={pages.main} onNavigate={close} />
            <NotificationsRow onNavigate={close} />
            <NavRows pages={pages.foot} onNavigate={close} />
          </ul>
        </nav>
      </dialog>
      {search.dialog}
    </header>
  );
}
