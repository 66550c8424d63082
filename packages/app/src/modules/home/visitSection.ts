import type { TitleKey } from '../pages/titles';

// First part of a page's address, and the title of what begins there.
const SECTIONS: Record<string, TitleKey> = {
  catalog: 'catalog',
  create: 'create',
  'create-service': 'createService',
  'pull-requests': 'pullRequests',
  products: 'products',
  stacks: 'stacks',
  costs: 'costs',
  slos: 'slos',
  docs: 'docs',
  search: 'search',
  notifications: 'notifications',
  settings: 'settings',
};

/** Which part of the portal a page belongs to, and whether it is its front page. */
export function visitSection(pathname: string): {
  section?: TitleKey;
  isFront: boolean;
} {
  const [first = '', ...rest] = pathname.split('/').filter(Boolean);
  return {
    section: Object.hasOwn(SECTIONS, first) ? SECTIONS[first] : undefined,
    isFront: rest.length === 0,
  };
}
