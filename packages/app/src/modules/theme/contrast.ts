function channels(hex: string): [number, number, number] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) {
    throw new Error(`Not a colour of the form #rrggbb: '${hex}'`);
  }
  return [match[1], match[2], match[3]].map(part => parseInt(part, 16)) as [
    number,
    number,
    number,
  ];
}

/** Relative luminance of an sRGB colour `#rrggbb` as WCAG 2.2 defines it, 0 to 1. */
export function relativeLuminance(hex: string): number {
  const [r, g, b] = channels(hex).map(value => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two opaque colours `#rrggbb`, 1 to 21, in either order. */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [relativeLuminance(one), relativeLuminance(other)].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}
