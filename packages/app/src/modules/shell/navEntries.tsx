import type { ReactElement } from 'react';
import {
  RiAddCircleLine,
  RiBookOpenLine,
  RiCoinsLine,
  RiGitPullRequestLine,
  RiHome5Line,
  RiListCheck2,
  RiLayoutGridLine,
  RiPulseLine,
  RiRocketLine,
  RiSettings3Line,
  RiStackLine,
} from '@remixicon/react';
import type { TitleKey } from '../pages/titles';

/** A page the navigation knows by id, with its place, title and icon. */
export interface NavEntry {
  /** Extension id of the page. */
  id: string;
  title: TitleKey;
  icon: ReactElement;
}

const size = 20;

/**
 * The order of the navigation. An entry shows up once a plugin delivers its
 * page; pages that are not listed follow after these under their own title.
 */
export const mainEntries: NavEntry[] = [
  { id: 'page:home', title: 'home', icon: <RiHome5Line size={size} /> },
  {
    id: 'page:infra-stacks/products',
    title: 'products',
    icon: <RiLayoutGridLine size={size} />,
  },
  {
    id: 'page:infra-stacks/stacks',
    title: 'stacks',
    icon: <RiStackLine size={size} />,
  },
  {
    id: 'page:infra-golden-path/create-service',
    title: 'createService',
    icon: <RiRocketLine size={size} />,
  },
  {
    id: 'page:infra-golden-path/pull-requests',
    title: 'pullRequests',
    icon: <RiGitPullRequestLine size={size} />,
  },
  {
    id: 'page:infra-cost',
    title: 'costs',
    icon: <RiCoinsLine size={size} />,
  },
  { id: 'page:infra-slo', title: 'slos', icon: <RiPulseLine size={size} /> },
  { id: 'page:catalog', title: 'catalog', icon: <RiListCheck2 size={size} /> },
  {
    id: 'page:scaffolder',
    title: 'create',
    icon: <RiAddCircleLine size={size} />,
  },
  { id: 'page:techdocs', title: 'docs', icon: <RiBookOpenLine size={size} /> },
];

/** Entries at the foot of the navigation. */
export const footEntries: NavEntry[] = [
  {
    id: 'page:user-settings',
    title: 'settings',
    icon: <RiSettings3Line size={size} />,
  },
];

/**
 * Pages that are reached in another way: search and notifications have their
 * own controls, the catalog graph opens from an entity.
 */
export const hiddenPages = [
  'page:search',
  'page:notifications',
  'page:catalog-graph',
];
