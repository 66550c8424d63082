import { mockServices } from '@backstage/backend-test-utils';
import { readPolicyOptions } from './options';

const read = (data: any) =>
  readPolicyOptions(mockServices.rootConfig({ data }));

describe('readPolicyOptions', () => {
  it('has defaults', () => {
    expect([...read({}).platformGroups]).toEqual(['group:default/platform']);
    expect([...read({}).guestUsers]).toEqual(['user:development/guest']);
  });

  it('completes group names and takes the configured guest', () => {
    const options = read({
      infraPortal: { permissions: { platformGroups: ['Ops', 'sec/core'] } },
      auth: { providers: { guest: { userEntityRef: 'user:default/Guest' } } },
    });
    expect([...options.platformGroups]).toEqual([
      'group:default/ops',
      'group:sec/core',
    ]);
    expect([...options.guestUsers]).toEqual(['user:default/guest']);
  });

  it.each(['user:default/developer', 'a:b:c', ''])('refuses %p', value => {
    expect(() =>
      read({ infraPortal: { permissions: { platformGroups: ['x', value] } } }),
    ).toThrow(/infraPortal\.permissions\.platformGroups/);
  });
});
