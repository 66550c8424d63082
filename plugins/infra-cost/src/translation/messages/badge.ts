/** Texts of badges. */
export const badgeMessages = {
  'badge.title': 'Badge',
  'badge.copy': 'Copy badge as Markdown',
  'badge.copied': 'Copied. Whoever has its address sees the amount.',
  'badge.failed': 'It could not be copied: {{reason}}',
} as const;
