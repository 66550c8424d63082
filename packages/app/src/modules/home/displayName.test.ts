import { loadDisplayName } from './displayName';
import { partOfDay } from './greeting';

const identity = (displayName?: string) => ({
  getProfileInfo: async () => ({ displayName }),
  getBackstageIdentity: async () => ({
    type: 'user' as const,
    userEntityRef: 'user:default/reviewer',
    ownershipEntityRefs: [],
  }),
});
const catalog = (entity: unknown) => ({
  getEntityByRef: async () => entity as never,
});

describe('loadDisplayName', () => {
  it('takes the name of the sign-in, else of the catalog, else of the ref', async () => {
    const entity = { spec: { profile: { displayName: 'From catalog' } } };
    await expect(
      loadDisplayName(identity('From sign-in'), catalog(entity)),
    ).resolves.toBe('From sign-in');
    await expect(loadDisplayName(identity(), catalog(entity))).resolves.toBe(
      'From catalog',
    );
    await expect(loadDisplayName(identity(), catalog(undefined))).resolves.toBe(
      'reviewer',
    );
  });

  it('greets even when the catalog does not answer', async () => {
    const broken = {
      getEntityByRef: async () => {
        throw new Error('down');
      },
    };
    await expect(loadDisplayName(identity(), broken)).resolves.toBe('reviewer');
  });
});

describe('partOfDay', () => {
  it.each([
    [4, 'evening'],
    [5, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [18, 'evening'],
    [23, 'evening'],
  ])('calls %i o’clock %s', (hour, part) => {
    expect(partOfDay(hour)).toBe(part);
  });
});
