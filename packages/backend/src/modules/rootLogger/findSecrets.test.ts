import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import { mockServices } from '@backstage/backend-test-utils';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findSecrets } from './findSecrets';

const backendDir = path.resolve(__dirname, '../../..');

describe('findSecrets', () => {
  it('goes by the names of keys, at any depth', () => {
    expect(
      findSecrets({
        app: { title: 'Portal' },
        a: [{ clientSecret: 's1', clientId: 'id' }],
        b: { tokens: ['s2', { inner: 's3' }] },
        c: { private_key: 's4', 'api-key': 's5', accessKey: 's6' },
        d: 'postgres://user:s7@host/name',
        e: 'https://host:443/path@x',
      }),
    ).toEqual(new Set(['s1', 's2', 's3', 's4', 's5', 's6', 's7']));
    expect(findSecrets(undefined)).toEqual(new Set());
  });

  it.each(['app-config.yaml', 'app-config.production.yaml'])(
    'finds all that the schemas call secret in %s',
    async file => {
      const text = readFileSync(path.join(backendDir, '../..', file), 'utf8');
      // Every variable becomes a value of its own.
      const data = parse(text.replace(/\$\{([A-Z_]+)[^}]*\}/g, 'value-of-$1'));
      const config = mockServices.rootConfig({ data });
      const enumerate = await createConfigSecretEnumerator({
        logger: mockServices.logger.mock(),
        dir: backendDir,
      });
      const bySchema = [...enumerate(config)];
      expect(bySchema.length).toBeGreaterThan(1);
      const found = findSecrets(data);
      expect(bySchema.filter(secret => !found.has(secret))).toEqual([]);
    },
    60_000,
  );
});
