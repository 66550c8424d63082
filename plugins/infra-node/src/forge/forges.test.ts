import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createForges } from './forges';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: { github: [{ host: 'ghe.acme.example' }] },
  }),
);

it('has one forge for each repository, however its name is written', () => {
  const forges = createForges({ integrations });
  const one = forges.of({ host: 'github.com', owner: 'acme', name: 'infra' });
  expect(forges.of({ host: 'github.com', owner: 'Acme', name: 'INFRA' })).toBe(
    one,
  );
  expect(
    forges.of({ host: 'github.com', owner: 'acme', name: 'other' }),
  ).not.toBe(one);
});

it('knows only the hosts of the configuration', () => {
  expect(() =>
    createForges({ integrations }).of({
      host: 'nowhere.example',
      owner: 'acme',
      name: 'infra',
    }),
  ).toThrow('There is no GitHub at nowhere.example');
});
