import { mockServices } from '@backstage/backend-test-utils';
import { createAskerOf } from './askers';

it('keeps who was known while the catalog does not answer', async () => {
  let clock = 0;
  let answer = async () => ({ login: 'minji' });
  const identityOf = jest.fn(() => answer());
  const logger = mockServices.logger.mock();
  const askerOf = createAskerOf({ identityOf, logger, now: () => clock });
  const fails = async () => {
    throw new Error('away');
  };
  expect(await askerOf('user:default/minji')).toEqual({ login: 'minji' });
  answer = fails;
  expect(await askerOf('user:default/minji')).toEqual({ login: 'minji' });
  expect(identityOf).toHaveBeenCalledTimes(1);
  clock += 10 * 60_000;
  expect(await askerOf('user:default/minji')).toEqual({ login: 'minji' });
  expect(identityOf).toHaveBeenCalledTimes(2);
  expect(await askerOf('user:default/lee')).toEqual({ isUnknown: true });
});
