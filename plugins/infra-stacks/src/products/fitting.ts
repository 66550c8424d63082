import type { ProductSummary } from '@infra-portal/infra-common';

const plain = (text: string) => text.normalize('NFC').toLowerCase();

/** The products in which every word is found: names, services and owners. */
export function fitting(
  products: readonly ProductSummary[],
  text: string,
): readonly ProductSummary[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return products;
  return products.filter(({ name, services, owners }) => {
    const all = plain([name, ...services, ...owners].join('\n'));
    return words.every(word => all.includes(word));
  });
}
