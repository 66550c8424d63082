/** What would end the text of an image, or begin another thing. */
const MARKUP = /[\\[\]`*_<>!]/g;

/** Parentheses would end it early. */
const link = (url: string) => url.replace(/\(/g, '%28').replace(/\)/g, '%29');

/**
 * An image that leads to a page.
 * @param title said to those who do not see it: hostile text
 */
export function badgeMarkdown(
  { url, title }: { url: string; title: string },
  page: string,
): string {
  const text = title.replace(/\s+/g, ' ').replace(MARKUP, '\\$&');
  return `[![${text}](${link(url)})](${link(page)})`;
}
