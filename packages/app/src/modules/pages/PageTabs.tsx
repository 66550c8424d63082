import { NavLink } from 'react-router-dom';
import styles from './PageTabs.module.css';

/** A page's sub-pages as links; the open one is marked. */
export function PageTabs(props: {
  label: string;
  tabs: Array<{ id: string; label: string; href: string }>;
}) {
  return (
    <nav className={styles.bar} aria-label={props.label}>
      <ul className={styles.list}>
        {props.tabs.map(tab => (
          <li key={tab.id}>
            <NavLink to={tab.href} className={styles.tab}>
              {tab.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
