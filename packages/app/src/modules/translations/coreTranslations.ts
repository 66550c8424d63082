import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import {
  createTranslationResource,
  type ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { orgTranslationRef } from '@backstage/plugin-org/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';

/**
 * Translated core packages: the texts' ref and our Korean for it. A missing key
 * is a compile error. Files are loaded when Korean is chosen.
 */
export const translationResources = {
  'core-components': {
    ref: coreComponentsTranslationRef,
    resource: createTranslationResource({
      ref: coreComponentsTranslationRef,
      translations: { ko: () => import('./ko/core-components') },
    }),
  },
  catalog: {
    ref: catalogTranslationRef,
    resource: createTranslationResource({
      ref: catalogTranslationRef,
      translations: { ko: () => import('./ko/catalog') },
    }),
  },
  'catalog-react': {
    ref: catalogReactTranslationRef,
    resource: createTranslationResource({
      ref: catalogReactTranslationRef,
      translations: { ko: () => import('./ko/catalog-react') },
    }),
  },
  'catalog-graph': {
    ref: catalogGraphTranslationRef,
    resource: createTranslationResource({
      ref: catalogGraphTranslationRef,
      translations: { ko: () => import('./ko/catalog-graph') },
    }),
  },
  notifications: {
    ref: notificationsTranslationRef,
    resource: createTranslationResource({
      ref: notificationsTranslationRef,
      translations: { ko: () => import('./ko/notifications') },
    }),
  },
  org: {
    ref: orgTranslationRef,
    resource: createTranslationResource({
      ref: orgTranslationRef,
      translations: { ko: () => import('./ko/org') },
    }),
  },
  scaffolder: {
    ref: scaffolderTranslationRef,
    resource: createTranslationResource({
      ref: scaffolderTranslationRef,
      translations: { ko: () => import('./ko/scaffolder') },
    }),
  },
  'scaffolder-react': {
    ref: scaffolderReactTranslationRef,
    resource: createTranslationResource({
      ref: scaffolderReactTranslationRef,
      translations: { ko: () => import('./ko/scaffolder-react') },
    }),
  },
  search: {
    ref: searchTranslationRef,
    resource: createTranslationResource({
      ref: searchTranslationRef,
      translations: { ko: () => import('./ko/search') },
    }),
  },
  'search-react': {
    ref: searchReactTranslationRef,
    resource: createTranslationResource({
      ref: searchReactTranslationRef,
      translations: { ko: () => import('./ko/search-react') },
    }),
  },
  'user-settings': {
    ref: userSettingsTranslationRef,
    resource: createTranslationResource({
      ref: userSettingsTranslationRef,
      translations: { ko: () => import('./ko/user-settings') },
    }),
  },
};

/** One extension per translated core package. */
export const coreTranslations: ExtensionDefinition[] = Object.entries(
  translationResources,
).map(([name, { resource }]) =>
  TranslationBlueprint.make({ name, params: { resource } }),
);
