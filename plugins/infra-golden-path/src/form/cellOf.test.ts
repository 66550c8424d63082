import { cellOf } from './cellOf';

it.each([
  ['environments.prod.count.min', 'count.min'],
  ['environments.prod.count.max', 'count.max'],
  ['environments.prod.count', 'count.min'],
  ['environments.prod.memory', 'memory'],
  ['environments.prod.database.instance', 'database.instance'],
])('%s stands in the row of %s', (field, setting) => {
  expect(cellOf(field.split('.'))).toEqual({ environment: 'prod', setting });
});

it.each(['environments', 'environments.prod', 'environments.prod.constructor'])(
  '%s stands in no cell',
  field => {
    expect(cellOf(field.split('.'))).toBeUndefined();
  },
);

it('knows no cell of what has no place', () => {
  expect(cellOf(undefined)).toBeUndefined();
  expect(cellOf(['memory'])).toBeUndefined();
});
