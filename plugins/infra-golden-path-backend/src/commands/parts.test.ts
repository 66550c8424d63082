import { ConfigReader } from '@backstage/config';
import { ATLANTIS_COMMANDS } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { commandText } from './commandText';
import { isSamePerson, readSignInHost } from './identity';

it('writes one line of words, whatever it is given, or nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ATLANTIS_COMMANDS),
      fc.oneof(fc.string(), fc.constantFrom('a\nb', '-d x', 'a --x', 'a;b')),
      (command, project) => {
        let text;
        try {
          text = commandText('atlantis', command, project);
        } catch {
          return;
        }
        expect(text).toMatch(/^atlantis \w+( -p [A-Za-z0-9][\w.~/-]*)?$/);
      },
    ),
  );
  expect(commandText('atlantis', 'apply', 'a-dev')).toBe(
    'atlantis apply -p a-dev',
  );
  expect(commandText('atlantis', 'unlock', 'a-dev')).toBe('atlantis unlock');
  expect(() => commandText('at lantis', 'plan')).toThrow('executable');
});

it('goes by the id, where the catalog has it', () => {
  const owner = { id: 7, nodeId: 'U_kg7', login: 'Kim' };
  expect(isSamePerson({ id: 'U_kg7', login: 'former' }, owner)).toBe(true);
  expect(isSamePerson({ id: '7', login: 'former' }, owner)).toBe(true);
  expect(isSamePerson({ id: '8', login: 'kim' }, owner)).toBe(false);
  expect(isSamePerson({ login: 'kim' }, owner)).toBe(true);
  expect(isSamePerson({}, owner)).toBe(false);
});

it('knows which GitHub people sign in with', () => {
  const hostOf = (auth: object) => readSignInHost(new ConfigReader({ auth }));
  const enterpriseInstanceUrl = 'https://git.acme.example:8443/';
  expect(hostOf({})).toBeUndefined();
  expect(hostOf({ providers: { github: { development: {} } } })).toBe(
    'github.com',
  );
  expect(
    hostOf({
      environment: 'production',
      providers: { github: { production: { enterpriseInstanceUrl } } },
    }),
  ).toBe('git.acme.example:8443');
});
