import fc from 'fast-check';
import {
  formOf,
  moved,
  orderOf,
  toggled,
  type UpgradeForm,
  usualHours,
  wrongFields,
} from './form';

const form = (part: Partial<UpgradeForm> = {}): UpgradeForm => ({
  ...formOf(new URLSearchParams('kind=module&name=ecs-service&to=1.1.0')),
  ...part,
});

it('takes from the address what is upgraded', () => {
  expect(orderOf(form())).toEqual({
    subject: { kind: 'module', name: 'ecs-service', to: '1.1.0' },
    rules: { environments: [], size: 5, autoMerge: false },
  });
  expect(formOf(new URLSearchParams('kind=constructor')).kind).toBe('module');
});

it.each([
  [{ to: '1.1' }, 'to'],
  [{ size: '0' }, 'size'],
  [{ size: 'many' }, 'size'],
  [{ hours: { ...usualHours(), days: [] } }, 'hours'],
  [{ hours: { ...usualHours(), from: '' } }, 'hours'],
])('asks for nothing while %p, and says which field', (part, field) => {
  const wrong = form(part);
  expect(orderOf(wrong)).toBeUndefined();
  expect([...wrongFields(wrong)]).toEqual([field]);
});

it('asks for nothing before something is chosen, and blames nobody', () => {
  const empty = formOf(new URLSearchParams());
  expect(orderOf(empty)).toBeUndefined();
  expect(wrongFields(empty).size).toBe(0);
});

it('moves one of a list and keeps all others in their order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1 }),
      fc.nat(),
      fc.constantFrom(-1 as const, 1 as const),
      (list, nat, by) => {
        const at = nat % list.length;
        const next = moved(list, at, by);
        const others = (all: string[]) => all.filter(each => each !== list[at]);
        expect(others(next)).toEqual(others(list));
        const last = list.length - 1;
        const to = Math.min(last, Math.max(0, at + by));
        expect(next.indexOf(list[at])).toBe(to);
      },
    ),
  );
});

it('takes in and out', () => {
  expect(toggled(toggled([1, 2], 2), 2)).toEqual([1, 2]);
});
