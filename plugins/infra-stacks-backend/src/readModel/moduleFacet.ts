import type { ResolvedModules, StackPage } from '@infra-portal/infra-common';

type Facets = Pick<StackPage, 'facets'>;

/** A page that says which modules are meant where several are called the same. */
export function named<Page extends Facets>(
  page: Page,
  { byName }: Pick<ResolvedModules, 'byName'>,
): Page {
  const module = page.facets.module.map(each => {
    const found = byName.get(each.value);
    if (!found?.isAlike) return each;
    const { title, repository, dir, source } = found.summary;
    const isPlaced = repository !== undefined && dir !== undefined;
    const folder = dir === '.' ? repository : `${repository}//${dir}`;
    const place = isPlaced ? folder : source;
    return { ...each, title, ...(place !== undefined && { place }) };
  });
  return { ...page, facets: { ...page.facets, module } };
}
