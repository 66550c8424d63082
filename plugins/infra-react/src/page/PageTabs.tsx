import { NavLink } from 'react-router-dom';
import styles from './PageTabs.module.css';

/** From one page of a section to the others; pages below `to` are of its tab. */
export function PageTabs(props: {
  label: string;
  /** `exact` for the page that all others are below; without `to` there is none. */
  tabs: { to?: string; text: string; exact?: boolean }[];
}) {
  const { label, tabs } = props;
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(
        ({ to, text, exact }) =>
          to && (
            <NavLink key={to} to={to} end={exact}>
              {text}
            </NavLink>
          ),
      )}
    </nav>
  );
}
