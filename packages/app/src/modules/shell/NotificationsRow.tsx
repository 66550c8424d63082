import { lazy, Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiNotification3Line } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { NavRow } from './NavLinks';
import styles from './Navigation.module.css';

// The live count brings its own toast library; the row shows without it.
const LiveNotifications = lazy(() =>
  import('@backstage/plugin-notifications').then(m => ({
    default: m.NotificationsSidebarItem,
  })),
);

/** The notifications entry; its count follows new notifications. */
export function NotificationsRow({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useTranslationRef(portalTranslationRef);
  const row = (to: string, unread: number) => (
    <NavRow
      href={to}
      icon={<RiNotification3Line size={20} />}
      label={t('titles.notifications')}
      onNavigate={onNavigate}
      end={
        unread > 0 ? (
          <span
            className={styles.count}
            aria-label={t('shell.unread', { count: unread })}
          >
            {unread > 99 ? '99+' : unread}
          </span>
        ) : undefined
      }
    />
  );
  return (
    <Suspense fallback={row('/notifications', 0)}>
      <LiveNotifications
        titleCounterEnabled={false}
        renderItem={({ unreadCount, to }) => row(to, unreadCount)}
      />
    </Suspense>
  );
}
