import type { NamedPart } from '../../form/model';
import type { messages } from '../../translation/messages';

type MessageKey = keyof typeof messages;

/** One thing that is asked of each named thing. */
export interface Column {
  key: string;
  label: Exclude<Extract<MessageKey, `parts.${string}`>, 'parts.addName'>;
  kind: 'text' | 'number' | 'switch';
  fallback?: unknown;
}

/** What is asked of each bucket, queue, topic, secret and variable. */
export const COLUMNS: Record<NamedPart, Column[]> = {
  buckets: [
    {
      key: 'versioning',
      label: 'parts.versioning',
      kind: 'switch',
      fallback: true,
    },
    { key: 'expireDays', label: 'parts.expireDays', kind: 'number' },
  ],
  queues: [
    { key: 'fifo', label: 'parts.fifo', kind: 'switch', fallback: false },
    {
      key: 'visibilitySeconds',
      label: 'parts.visibilitySeconds',
      kind: 'number',
      fallback: 30,
    },
  ],
  topics: [
    { key: 'fifo', label: 'parts.fifo', kind: 'switch', fallback: false },
  ],
  secrets: [
    { key: 'name', label: 'parts.secretName', kind: 'text' },
    { key: 'key', label: 'parts.secretKey', kind: 'text' },
  ],
  // The value of a variable is the whole answer.
  variables: [{ key: '', label: 'parts.value', kind: 'text' }],
};

/** What a new one starts as. */
export const startOf = (part: NamedPart): unknown => {
  if (part === 'variables') return '';
  return part === 'secrets' ? { name: '' } : {};
};
