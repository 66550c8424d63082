import { useEffect, useMemo, useState } from 'react';
import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { stacksApiRef } from '../api';
import {
  moduleRouteRef,
  productRouteRef,
  stackRouteRef,
  useRoutePath,
} from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';
import { Finder, type Found } from './find';

/** Something that was found, ready to be shown and opened. */
export interface InfraHit {
  key: string;
  /** What it is, in the reader's language. */
  kind: string;
  title: string;
  detail: string;
  /** Its address in the portal. */
  to: string;
}

export interface InfraSearch {
  /** What fits the term; undefined while it is looked for. */
  hits?: InfraHit[];
  failed: boolean;
}

/**
 * Products, stacks and modules whose names fit a term. Nothing fits an empty
 * term, and where the app has not this plugin nothing is there to fit.
 */
export function useInfraSearch(term: string): InfraSearch {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const api = useApiHolder().get(stacksApiRef);
  const finder = useMemo(() => api && new Finder(api), [api]);
  const [state, setState] = useState<{
    term: string;
    found?: Found[];
    failed?: boolean;
  }>({ term: '' });
  const product = useRoutePath(productRouteRef);
  const stack = useRoutePath(stackRouteRef);
  const module = useRoutePath(moduleRouteRef);

  useEffect(() => {
    if (!finder || !term) return undefined;
    const controller = new AbortController();
    finder.find(term, controller.signal).then(
      found => {
        if (!controller.signal.aborted) setState({ term, found });
      },
      () => {
        if (!controller.signal.aborted) setState({ term, failed: true });
      },
    );
    return () => controller.abort();
  }, [finder, term]);

  if (!finder || !term) return { hits: [], failed: false };
  if (state.term !== term) return { failed: false };
  const routes = {
    'whole-product': product,
    product: stack,
    shared: stack,
    module,
  };
  const hits = (state.found ?? []).flatMap(({ kind, name, title, detail }) => {
    const route = routes[kind];
    if (!route) return [];
    const key = `${kind} ${name}`;
    return { key, kind: t(`kind.${kind}`), title, detail, to: route({ name }) };
  });
  return { hits, failed: state.failed === true };
}
