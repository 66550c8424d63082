import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import type { ArrangedPage, DiscoveredPage } from './arrange';
import styles from './Navigation.module.css';

/** A discovered page with the icon its plugin brings. */
export type NavPage = DiscoveredPage & { icon: ReactNode };

/** The pages of the navigation in their two groups. */
export interface NavPages {
  main: ArrangedPage<NavPage>[];
  foot: ArrangedPage<NavPage>[];
}

/** One link of the navigation; marks the page that is open. */
export function NavRow(props: {
  href: string;
  icon: ReactNode;
  label: string;
  end?: ReactNode;
  onNavigate?: () => void;
}) {
  const { href, icon, label, end, onNavigate } = props;
  return (
    <li>
      <NavLink
        to={href}
        end={href === '/'}
        className={styles.row}
        title={label}
        onClick={onNavigate}
      >
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={styles.label}>{label}</span>
        {end}
      </NavLink>
    </li>
  );
}

/** Rows of one group of pages, titles in the chosen language. */
export function NavRows(props: {
  pages: ArrangedPage<NavPage>[];
  onNavigate?: () => void;
}) {
  const { t } = useTranslationRef(portalTranslationRef);
  return (
    <>
      {props.pages.map(({ page, entry }) => (
        <NavRow
          key={page.id}
          href={page.href}
          icon={entry?.icon ?? page.icon}
          label={entry ? t(`titles.${entry.title}`) : page.title}
          onNavigate={props.onNavigate}
        />
      ))}
    </>
  );
}
