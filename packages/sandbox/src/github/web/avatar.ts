import { html } from './html';

/** A round picture of one or two initials; the same account, the same colour. */
export function avatar(name: string, id: number): string {
  const words = name.split(/[\s\-_.]+/).filter(Boolean);
  const initials = words
    .slice(0, 2)
    .map(word => [...word][0])
    .join('')
    .toLocaleUpperCase('en');
  // Steps of the golden angle keep neighbours apart.
  const hue = Math.round((id * 137.508) % 360);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="80"
    height="80"
    viewBox="0 0 80 80"
  >
    <rect width="80" height="80" fill="hsl(${hue} 45% 38%)" />
    <text
      x="40"
      y="41"
      fill="#fff"
      font-family="system-ui, sans-serif"
      font-size="32"
      font-weight="600"
      text-anchor="middle"
      dominant-baseline="central"
    >
      ${initials}
    </text>
  </svg>`.text;
}
