import type { ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RiArrowRightLine,
  RiCodeSSlashLine,
  RiEyeLine,
  RiToolsLine,
} from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import styles from './RoleGuide.module.css';

const catalogOf = (kind: string) =>
  `/catalog?filters%5Bkind%5D=${kind}&filters%5Buser%5D=all`;

/** What each of the three kinds of people can do here; every link works today. */
export function RoleGuide() {
  const { t } = useTranslationRef(portalTranslationRef);
  const roles: Array<{
    key: string;
    icon: ReactElement;
    title: string;
    description: string;
    links: Array<{ to: string; label: string }>;
  }> = [
    {
      key: 'developer',
      icon: <RiCodeSSlashLine size={18} />,
      title: t('home.roles.developer.title'),
      description: t('home.roles.developer.description'),
      links: [
        {
          to: '/create-service',
          label: t('home.roles.developer.createService'),
        },
        {
          to: catalogOf('component'),
          label: t('home.roles.developer.find'),
        },
        { to: '/create', label: t('home.roles.developer.create') },
      ],
    },
    {
      key: 'reviewer',
      icon: <RiEyeLine size={18} />,
      title: t('home.roles.reviewer.title'),
      description: t('home.roles.reviewer.description'),
      links: [
        {
          to: '/pull-requests',
          label: t('home.roles.reviewer.pullRequests'),
        },
        {
          to: '/notifications',
          label: t('home.roles.reviewer.notifications'),
        },
        { to: catalogOf('system'), label: t('home.roles.reviewer.systems') },
      ],
    },
    {
      key: 'platformOwner',
      icon: <RiToolsLine size={18} />,
      title: t('home.roles.platformOwner.title'),
      description: t('home.roles.platformOwner.description'),
      links: [
        { to: catalogOf('group'), label: t('home.roles.platformOwner.teams') },
        {
          to: catalogOf('resource'),
          label: t('home.roles.platformOwner.resources'),
        },
      ],
    },
  ];
  return (
    <section aria-labelledby="home-roles">
      <h2 id="home-roles" className={styles.heading}>
        {t('home.roles.title')}
      </h2>
      <div className={styles.roles}>
        {roles.map(role => (
          <div key={role.key} className={styles.role}>
            <h3 className={styles.title}>
              <span aria-hidden="true">{role.icon}</span>
              {role.title}
            </h3>
            <p className={styles.description}>{role.description}</p>
            <ul className={styles.links}>
              {role.links.map(link => (
                <li key={link.to}>
                  <Link to={link.to} className={styles.link}>
                    <span>{link.label}</span>
                    <RiArrowRightLine size={16} aria-hidden="true" />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
