import type { NavEntry } from './navEntries';

/** What arranging needs of a page that the app discovered. */
export interface DiscoveredPage {
  id: string;
  href: string;
  title: string;
}

/** A page in its place: `entry` is set where the navigation knows it. */
export interface ArrangedPage<P extends DiscoveredPage> {
  page: P;
  entry?: NavEntry;
}

/**
 * Puts discovered pages in order: the known ones as listed, then the others by
 * title, then the foot. Hidden pages and pages that do not exist are left out.
 */
export function arrangePages<P extends DiscoveredPage>(
  pages: readonly P[],
  options: {
    main: readonly NavEntry[];
    foot: readonly NavEntry[];
    hidden: readonly string[];
  },
): { main: ArrangedPage<P>[]; foot: ArrangedPage<P>[] } {
  const byId = new Map(pages.map(page => [page.id, page]));
  const pick = (entries: readonly NavEntry[]) =>
    entries.flatMap(entry => {
      const page = byId.get(entry.id);
      return page ? [{ page, entry }] : [];
    });
  const known = new Set([
    ...options.main.map(entry => entry.id),
    ...options.foot.map(entry => entry.id),
    ...options.hidden,
  ]);
  const others = pages
    .filter(page => !known.has(page.id))
    .sort((a, b) => a.title.localeCompare(b.title))
    .map(page => ({ page }));
  return {
    main: [...pick(options.main), ...others],
    foot: pick(options.foot),
  };
}
