import { useMemo } from 'react';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { useMediaQuery } from '@infra-portal/infra-react';
import { arrangePages } from './arrange';
import { NARROW } from './AppShell';
import { footEntries, hiddenPages, mainEntries } from './navEntries';
import { SideNavigation } from './SideNavigation';
import { TopNavigation } from './TopNavigation';

/** The navigation: beside the page on wide screens, above it on narrow ones. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const narrow = useMediaQuery(NARROW);
  const pages = useMemo(() => {
    const found = navItems
      .clone()
      .rest()
      .map(item => ({
        id: item.node.spec.id,
        href: item.href,
        title: item.title,
        icon: item.icon,
      }));
    return arrangePages(found, {
      main: mainEntries,
      foot: footEntries,
      hidden: hiddenPages,
    });
  }, [navItems]);
  return narrow ? (
    <TopNavigation pages={pages} />
  ) : (
    <SideNavigation pages={pages} />
  );
}
