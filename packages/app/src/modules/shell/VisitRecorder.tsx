import { VisitListener } from '@backstage/plugin-home';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';

// Titles are `<page> · <portal>` here and `<page> | <tab> | <portal>` in core.
const pageName = () => document.title.split(/ [·|] /)[0];

/**
 * Records visited pages for Home. Waits until the page has set its title, or
 * the visit would carry the title of the page before.
 */
export function VisitRecorder() {
  const { pathname } = useLocation();
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(pathname), 1500);
    return () => clearTimeout(timer);
  }, [pathname]);
  // Home itself is not worth a place on Home.
  return settled === pathname && pathname !== '/' ? (
    <VisitListener key={pathname} visitName={pageName} />
  ) : null;
}
