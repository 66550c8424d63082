/** Text that is HTML already; everything else is escaped. */
export class Html {
  constructor(readonly text: string) {}

  toString() {
    return this.text;
  }
}

type Value = Html | string | number | null | undefined | false | Value[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(value: Value): string {
  if (Array.isArray(value)) return value.map(write).join('');
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, character => entities[character]);
}

/**
 * A template whose values are escaped, unless they are `Html`. Safe in text and
 * in quoted attributes; addresses must be our own (`/…`).
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    strings.reduce((text, part, i) => text + write(values[i - 1]) + part),
  );
}

/** A moment of the store (`2026-01-31T12:00:00Z`), in UTC. */
export function time(at: string): Html {
  const shown = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  return html`<time class="soft" datetime="${at}">${shown}</time>`;
}
