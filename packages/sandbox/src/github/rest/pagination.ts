export interface Page {
  page: number;
  perPage: number;
}

/** GitHub's rule: 30 by default, 100 at most, nonsense is read as the default. */
export function readPage(query: Record<string, unknown>): Page {
  const number = (value: unknown) => {
    const parsed = Number(value);
    return Number.isSafeInteger(parsed) && parsed > 0 ? parsed : undefined;
  };
  return {
    page: number(query.page) ?? 1,
    perPage: Math.min(number(query.per_page) ?? 30, 100),
  };
}

export function slicePage<T>(items: T[], { page, perPage }: Page): T[] {
  return items.slice((page - 1) * perPage, page * perPage);
}

/** The `Link` header (RFC 8288) of one page of `total` items; none when all fit. */
export function linkHeader(
  url: URL,
  { page, perPage }: Page,
  total: number,
): string | undefined {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1 && page === 1) return undefined;
  const to = (target: number, rel: string) => {
    const link = new URL(url);
    link.searchParams.set('page', String(target));
    return `<${link.href}>; rel="${rel}"`;
  };
  const links: string[] = [];
  if (page > 1) links.push(to(Math.min(page - 1, last), 'prev'));
  if (page < last) links.push(to(page + 1, 'next'), to(last, 'last'));
  if (page > 1) links.push(to(1, 'first'));
  return links.join(', ');
}
