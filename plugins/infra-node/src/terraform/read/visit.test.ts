import { parseExpression } from './parse';
import { visitExpressions } from './visit';

describe('visitExpressions', () => {
  it('comes to every expression once, outer ones first, as written', () => {
    const text =
      'f(a, [b.c, -d], {e = g, (h) = i ? j : k}, [for l in m : n[o] if p[*]], "${q}%{if r}${s}%{else}${t}%{endif}%{for u in v}${w}%{endfor}", (x + y))';
    const tree = parseExpression(text, 'main.tf');
    const before = JSON.stringify(tree);
    const names: string[] = [];
    visitExpressions(tree, each => {
      if (each.kind === 'variable') names.push(each.name);
    });
    expect(names.join('')).toBe('abdeghijkmnopqrstvwxy');
    expect(JSON.stringify(tree)).toBe(before);
  });
});
