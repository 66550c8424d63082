import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

describe('app-config.production.yaml', () => {
  const config = parse(read('app-config.production.yaml'));

  it('has no guest, no database file and no secret written out', () => {
    expect(Object.keys(config.auth.providers)).toEqual(['github']);
    expect(config.backend.database.client).toBe('pg');
    const secrets = [
      config.auth.session.secret,
      config.backend.database.connection.password,
      config.integrations.github[0].apps[0].privateKey,
      config.integrations.github[0].apps[0].clientSecret,
      config.integrations.github[0].apps[0].webhookSecret,
    ];
    for (const secret of secrets) {
      expect(secret).toMatch(/^\$\{[A-Z_]+\}$/);
    }
  });

  it.each(['app-config.yaml', 'app-config.production.yaml'])(
    '%s has every variable explained',
    file => {
      const guide = read('docs/operate/configuration.md');
      const text = read(file).replace(/^\s*#.*$/gm, '');
      const used = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(match => match[1]);
      expect(used.length).toBeGreaterThan(5);
      for (const name of new Set(used)) {
        expect(guide).toContain(`\`${name}\``);
      }
    },
  );
});
