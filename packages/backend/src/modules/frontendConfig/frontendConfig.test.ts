import { loadConfigSchema } from '@backstage/config-loader';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadFrontendSchema } from '.';
import { keepFrontend } from './keepFrontend';

const root = path.resolve(__dirname, '../../../../..');

describe('keepFrontend', () => {
  const text = { type: 'string' };
  const seen = { type: 'string', visibility: 'frontend' };

  it('keeps only the names of what browsers never see', () => {
    expect(
      keepFrontend({
        type: 'object',
        additionalProperties: false,
        required: ['a', 'b'],
        properties: {
          a: text,
          b: seen,
          c: { type: 'object', properties: { d: text } },
        },
      }),
    ).toEqual({
      type: 'object',
      required: ['b'],
      properties: {
        a: {},
        b: seen,
        c: { type: 'object', properties: { d: {} } },
      },
    });
  });

  it('keeps alternatives, items and deep visibility whole', () => {
    const either = {
      anyOf: [{ type: 'object', properties: { a: seen } }, text],
    };
    expect(keepFrontend(either)).toEqual(either);
    const list = { type: 'array', items: seen };
    expect(keepFrontend(list)).toEqual(list);
    const deep = { deepVisibility: 'frontend', properties: { a: text } };
    expect(keepFrontend(deep)).toEqual(deep);
  });
});

describe('loadFrontendSchema', () => {
  it.each(['app-config.yaml', 'app-config.production.yaml'])(
    'shows browsers the same of %s as the whole schema does',
    async file => {
      const whole = await loadConfigSchema({
        dependencies: ['app', 'backend'],
      });
      const { schemas } = whole.serialize() as any;
      const reduced = await loadFrontendSchema(schemas);
      const raw = readFileSync(path.join(root, file), 'utf8');
      const data = parse(
        raw
          .replace(/\$\{\w*(PORT|ID)\b[^}]*\}/g, '1')
          .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
          .replace(/\$\{(\w+)\}/g, 'value-of-$1'),
      );
      const show = (schema: typeof whole) =>
        schema.process([{ data, context: 'test' }], {
          visibility: ['frontend'],
          withDeprecatedKeys: true,
        });
      expect(show(reduced)).toEqual(show(whole));
      const shown = JSON.stringify(show(reduced));
      expect(shown).toContain('Infra Portal');
      expect(shown).not.toMatch(/value-of-\w*(SECRET|TOKEN|PASSWORD|KEY)/);
    },
    60_000,
  );
});
