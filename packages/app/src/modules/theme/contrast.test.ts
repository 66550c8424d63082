import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrastRatio } from './contrast';
import {
  darkTokens,
  fontFamily,
  lightTokens,
  type ColorTokens,
} from './tokens';

describe('contrastRatio', () => {
  it('matches the ratios WCAG gives', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#123456', '#123456')).toBe(1);
  });

  it('names a colour it cannot read', () => {
    expect(() => contrastRatio('red', '#ffffff')).toThrow("'red'");
  });
});

describe.each([
  ['light', lightTokens],
  ['dark', darkTokens],
])('%s colours', (_, tokens: ColorTokens) => {
  const grounds = ['canvas', 'surface', 'sunken'] as const;
  const texts = ['text', 'textMuted', 'accent', 'accentHover'] as const;
  const states = ['success', 'warning', 'danger', 'info'] as const;

  it.each(
    grounds.flatMap(ground => texts.map(text => [text, ground] as const)),
  )('%s is readable on %s', (text, ground) => {
    expect(contrastRatio(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(
      4.5,
    );
  });

  it.each(states)('%s is readable on its own fill and on a surface', state => {
    for (const ground of [tokens[`${state}Soft`], tokens.surface]) {
      expect(contrastRatio(tokens[state], ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(tokens.text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('keeps buttons and selected entries readable', () => {
    for (const fill of [tokens.accent, tokens.accentHover]) {
      expect(contrastRatio(tokens.onAccent, fill)).toBeGreaterThanOrEqual(4.5);
    }
    expect(
      contrastRatio(tokens.accent, tokens.accentSoft),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)('shows edges of controls and focus on %s', ground => {
    for (const line of [tokens.edge, tokens.focus]) {
      expect(contrastRatio(line, tokens[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('theme.css', () => {
  const css = readFileSync(join(__dirname, 'theme.css'), 'utf8');
  const kebab = (name: string) =>
    name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  const block = (selector: string) =>
    css.slice(css.indexOf(selector)).split('}')[0];

  it.each([
    ["[data-theme-mode='light']", lightTokens],
    ["[data-theme-mode='dark']", darkTokens],
  ])('repeats the colours under %s', (selector, tokens) => {
    const declared = Object.fromEntries(
      [...block(selector).matchAll(/--portal-([a-z-]+): (#[0-9a-f]{6});/g)].map(
        ([, name, value]) => [name, value],
      ),
    );
    expect(declared).toEqual(
      Object.fromEntries(
        Object.entries(tokens).map(([name, value]) => [kebab(name), value]),
      ),
    );
  });

  it('names the same fonts', () => {
    const list = /--portal-font: ([^;]+);/.exec(css)![1];
    const names = (text: string) =>
      text.split(',').map(name => name.trim().replace(/['"]/g, ''));
    expect(names(list)).toEqual(names(fontFamily));
  });
});
